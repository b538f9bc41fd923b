package io.throughline.ingest;

import static io.throughline.ingest.SystemAnswers.counts;
import static io.throughline.ingest.SystemAnswers.longs;
import static io.throughline.ingest.SystemAnswers.sum;
import static io.throughline.ingest.SystemAnswers.total;
import static io.throughline.ingest.SystemAnswers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportReport;
import io.throughline.journey.RecordAccount.Fate;
import io.throughline.journey.RecordAccount.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries of several files, and systems whose files need a reader of their own: every count is the one that an independent reader found. */
class DeliveredSystemsTest {
    private static final Path SYSTEMS =
            Path.of(System.getProperty("throughline.shared", "../shared"), "data", "systems");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amplitude/export.zip|amplitude/export.zip|Amplitude export",
                "sfmc/tracking_extract_20240402.zip|sfmc/tracking_extract_20240402.zip|Marketing Cloud tracking extract",
                "access_log/apache_logs.gz|access_log/apache_logs.gz|web server access log",
                "access_log/variants/common.log.gz|access_log/variants/common.log.gz|web server access log",
                "access_log/variants/static_ignores.log|access_log/variants/static_ignores.log|web server access log",
                "adobe/zwitchdev_2015-07-13/|adobe/zwitchdev_2015-07-13|Adobe Analytics data feed",
                "adobe/demoshop_2024-03-31/|adobe/demoshop_2024-03-31|Adobe Analytics data feed",
                "pega/|pega/Data-pxStrategyResult_pxInteractionHistory_20210101T010000_GMT.zip|Pega interaction history",
            })
    void everyCountIsRight(String key, String file, String system) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        MemoryStore store = new MemoryStore();
        ImportReport report = new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(SYSTEMS.resolve(file)), ImportOptions.none(), ImportProgress.NONE);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Format: " + system));
        assertThat(report.notes()).noneMatch(note -> note.startsWith("CHECK"));
        account(answer(key), report);
        compare(answer(key), store);
    }

    /** Lines that are no visits: each is left out for its reason, and a file with nothing else is refused with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "common.log",
                "common_complete.log",
                "common_encoding_big5.log",
                "common_vhost.log",
                "ncsa_extended.log"
            })
    void aLogOfRedirectsAloneIsRefused(String file) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        JsonNode answer = answer("access_log/variants/" + file);
        assertThat(longs(answer.get("left_out")))
                .isEqualTo(Map.of("redirect", answer.get("records").asLong()));
        MemoryStore store = new MemoryStore();
        ImportService service = new ImportService(store, ImportSettings.of(1_000, true));
        Path log = SYSTEMS.resolve("access_log/variants").resolve(file);
        assertThatThrownBy(() -> service.importFile(ImportFile.of(log), ImportOptions.none(), ImportProgress.NONE))
                .hasMessageContaining("None of its records is an interaction: 1 redirect;");
        assertThat(store.reports).isEmpty();
    }

    /** Beside a visit the same lines are counted, each file as the other layout that it is. */
    @Test
    void logsOfAllLayoutsAreOneDelivery(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        List<String> files = List.of(
                "common.log",
                "common.log.gz",
                "common_complete.log",
                "common_encoding_big5.log",
                "common_vhost.log",
                "ncsa_extended.log",
                "static_ignores.log",
                "iis.log");
        for (String file : files) {
            Files.copy(SYSTEMS.resolve("access_log/variants").resolve(file), folder.resolve(file));
        }
        MemoryStore store = new MemoryStore();
        ImportReport report = new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(folder), ImportOptions.none(), ImportProgress.NONE);
        assertThat(reasons(report)).isEqualTo(Map.of("redirect", 5L, "static file", 3L));
        assertThat(List.of(report.rows(), report.accepted(), report.rejected())).containsExactly(11L, 3L, 0L);
        assertThat(timeline(store, "theuser")).containsExactly("/", "/foo/bar");
        assertThat(timeline(store, "admin")).containsExactly("/form");
    }

    /** Both tables of a day: what the running one says, the other says too. */
    @Test
    void theRunningDayOfGoogleAnalyticsAddsNothing(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        for (String file : List.of("events_20240310.ndjson", "events_intraday_20240310.ndjson")) {
            Files.copy(SYSTEMS.resolve("ga4").resolve(file), folder.resolve(file));
        }
        JsonNode answer = answer("ga4/events_20240310.ndjson + events_intraday_20240310.ndjson together");
        MemoryStore store = new MemoryStore();
        ImportReport report = new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(folder), ImportOptions.none(), ImportProgress.NONE);
        Map<String, Long> leftOut = longs(answer.get("left_out"));
        long running = leftOut.remove("intraday beside the daily table");
        assertThat(reasons(report)).isEqualTo(leftOut);
        assertThat(report.rows()).isEqualTo(answer.get("records").asLong() - running);
        assertThat(report.notes())
                .contains("events_intraday_20240310.ndjson was not read, since events_20240310 stands for it.");
        assertThat(List.of(report.duplicates(), report.rejected()))
                .containsExactly(answer.get("duplicates").asLong(), sum(answer.get("rejected")));
        assertThat(store.entries).hasSize(answer.get("interactions").asInt());
        assertThat(counts(store, MemoryStore.Entry::touchpoint)).isEqualTo(longs(answer.get("per_touchpoint")));
        assertThat(counts(store, MemoryStore.Entry::channel)).isEqualTo(longs(answer.get("per_channel")));
        assertThat(counts(store, MemoryStore.Entry::campaign)).isEqualTo(longs(answer.get("per_campaign")));
        assertThat(value(store, true)).isCloseTo(total(answer.get("conversion_value")), within(1e-9));
        assertThat(value(store, false)).isCloseTo(total(answer.get("other_value")), within(1e-9));
    }

    @Test
    void theObjectsOfACrmAreOneDelivery() throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        MemoryStore store = new MemoryStore();
        ImportReport report = new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(
                        ImportFile.of(SYSTEMS.resolve("salesforce_crm/object_export")),
                        ImportOptions.none(),
                        ImportProgress.NONE);
        JsonNode answer = answer("salesforce_crm/object_export/");
        assertThat(reasons(report)).isEqualTo(Map.of("not completed", 75L));
        assertThat(report.rows()).isEqualTo(50 + 40 + 68 + 75);
        assertThat(report.notes()).noneMatch(note -> note.startsWith("Not read"));
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith(
                        "54 of 187 rows (Case closed, Case opened) stand in one minute, 2024-01-23T13:26:00Z"));
        assertThat(report.accepted()).isEqualTo(65 + 54 + 68);
        for (String object : List.of("Opportunity", "Case", "CampaignMember")) {
            MemoryStore own = new MemoryStore();
            String begin = object.equals("CampaignMember") ? "Campaign" : object;
            store.entries.stream()
                    .filter(entry -> entry.touchpoint().startsWith(begin))
                    .forEach(own.entries::add);
            own.conversions.addAll(store.conversions);
            compare(answer.get(object), own);
        }
    }

    /** In a loaded organisation other columns tell when something happened; what extends a mapping keeps what it looks up. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Case|salesforce-cases|{opened_at: createddate__c, closed_at: CloseDate__c}",
                "CampaignMember|salesforce-campaign-members|{added_at: Added_Date__c}"
            })
    void timesOfALoadedOrganisation(String object, String base, String columns, @TempDir Path folder)
            throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        for (String file : List.of(object, "Campaign", "Contact", "Lead")) {
            Files.copy(
                    SYSTEMS.resolve("salesforce_crm/object_export").resolve(file + ".csv"),
                    folder.resolve(file + ".csv"));
        }
        MemoryStore store = new MemoryStore();
        ImportOptions options =
                ImportOptions.of(List.of("mapping-text=name: loaded\nextends: " + base + "\nlet: " + columns + "\n"));
        new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(folder), options, ImportProgress.NONE);
        compare(
                answer("salesforce_crm/object_export/ with time columns Case=createddate__c, Case closed=CloseDate__c, "
                                + "CampaignMember=Added_Date__c")
                        .get(object),
                store);
    }

    @Test
    void theOtherTimesOfALoadedObjectAreNamed() {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        Path members = SYSTEMS.resolve("salesforce_crm/object_export/CampaignMember.csv");
        assertThat(new ImportService(new MemoryStore(), ImportSettings.of(1_000, true))
                        .preview(ImportFile.of(members), ImportOptions.none())
                        .suggestions())
                .contains("Columns that may tell when it happened: LastModifiedDate, Added_Date__c.");
    }

    @Test
    void aManifestThatDiffersIsALoudNote(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        Path feed = SYSTEMS.resolve("adobe/zwitchdev_2015-07-13");
        for (String file : List.of("01-zwitchdev_2015-07-13.tsv.gz", "zwitchdev_2015-07-13-lookup_data.tar.gz")) {
            Files.copy(feed.resolve(file), folder.resolve(file));
        }
        String manifest = "zwitchdev_2015-07-13.txt";
        Files.copy(SYSTEMS.resolve("adobe/damaged_manifest").resolve(manifest), folder.resolve(manifest));
        ImportReport report = new ImportService(new MemoryStore(), ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(folder), ImportOptions.none(), ImportProgress.NONE);
        assertThat(report.notes().stream().filter(note -> note.startsWith("CHECK")))
                .containsExactlyInAnyOrder(
                        "CHECK: the MD5 of zwitchdev_2015-07-13-lookup_data.tar.gz is not that of its manifest; ask for the delivery again.",
                        "CHECK: 01-zwitchdev_2015-07-13.tsv.gz has 592 hits, its manifest says 593; ask for the delivery again.");
    }

    private static JsonNode answer(String key) throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(SYSTEMS.resolve("answers.json")))
                .get(key);
    }

    private static void account(JsonNode answer, ImportReport report) {
        assertThat(report.rows()).isEqualTo(answer.get("records").asLong());
        assertThat(reasons(report)).isEqualTo(longs(answer.path("left_out")));
        assertThat(report.accepted()).isEqualTo(answer.get("interactions").asLong());
        assertThat(report.duplicates()).isEqualTo(answer.path("duplicates").asLong(0));
        assertThat(report.rejected()).isEqualTo(sum(answer.path("rejected")));
    }

    private static Map<String, Long> reasons(ImportReport report) {
        return report.reasons().stream()
                .filter(one -> one.fate() == Fate.LEFT_OUT)
                .collect(Collectors.toMap(Reason::reason, Reason::records, Long::sum, TreeMap::new));
    }

    private static void compare(JsonNode answer, MemoryStore store) {
        assertThat(store.entries).hasSize(answer.get("interactions").asInt());
        Map<String, Long> touchpoints = counts(store, MemoryStore.Entry::touchpoint);
        assertThat(touchpoints).hasSize(answer.get("touchpoints").asInt());
        assertThat(touchpoints).containsAllEntriesOf(longs(answer.get("per_touchpoint")));
        assertThat(counts(store, MemoryStore.Entry::channel)).isEqualTo(longs(answer.path("per_channel")));
        assertThat(counts(store, MemoryStore.Entry::campaign)).isEqualTo(longs(answer.path("per_campaign")));
        assertThat(counts(store, MemoryStore.Entry::customer))
                .hasSize(answer.get("customers").asInt());
        assertThat(store.entries.stream().filter(entry -> store.conversions.contains(entry.touchpoint())))
                .hasSize(answer.path("conversions").asInt(0));
        assertThat(value(store, true)).isCloseTo(total(answer.path("conversion_value")), within(1e-6));
        if (answer.has("from")) {
            assertThat(time(store, true))
                    .isEqualTo(Instant.parse(answer.get("from").asString()));
            assertThat(time(store, false))
                    .isEqualTo(Instant.parse(answer.get("to").asString()));
        }
        answer.path("timelines")
                .propertyStream()
                .forEach(line -> assertThat(timeline(store, line.getKey()))
                        .as(line.getKey())
                        .isEqualTo(line.getValue()
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
    }

    private static List<String> timeline(MemoryStore store, String customer) {
        List<MemoryStore.Entry> entries = new ArrayList<>(store.of(customer));
        entries.sort(Comparator.comparingLong(MemoryStore.Entry::at)
                .thenComparingDouble(MemoryStore.Entry::sequence)
                .thenComparingLong(MemoryStore.Entry::line));
        return entries.stream().map(MemoryStore.Entry::touchpoint).toList();
    }

    private static Instant time(MemoryStore store, boolean first) {
        var times = store.entries.stream().mapToLong(MemoryStore.Entry::at).summaryStatistics();
        return Instant.EPOCH.plus(first ? times.getMin() : times.getMax(), java.time.temporal.ChronoUnit.MICROS);
    }
}
