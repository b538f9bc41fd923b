package io.throughline.ingest;

import static io.throughline.ingest.SystemAnswers.counts;
import static io.throughline.ingest.SystemAnswers.longs;
import static io.throughline.ingest.SystemAnswers.sum;
import static io.throughline.ingest.SystemAnswers.total;
import static io.throughline.ingest.SystemAnswers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.CostRow;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.RecordAccount.Fate;
import io.throughline.journey.RecordAccount.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real and faithful exports of foreign systems, imported as they are: every count is the one that an independent reader found. */
class SystemFilesTest {
    private static final Path SYSTEMS =
            Path.of(System.getProperty("throughline.shared", "../shared"), "data", "systems");

    @ParameterizedTest
    @CsvSource({
        "ga4/events_20240310.ndjson, Google Analytics 4 export",
        "ga4/dataform_ga4_rows.ndjson, Google Analytics 4 export",
        "segment/1712707200000.segment-logs.json.gz, Segment calls",
        "mixpanel/export_2024-04-10.jsonl, Mixpanel export",
        "posthog/events.jsonl, PostHog export",
        "snowplow/snowplow_web_events.csv.gz, Snowplow events",
        "loyalty/loyalty_ledger.csv, loyalty ledger",
        "call_centre/calls.csv, call list",
        "nps_generic/nps_responses.csv, survey scores",
        "shopify/orders_export.csv, Shopify orders",
        "shopify/orders_export_1.csv, Shopify orders",
        "pos/items-2024-03-01-2024-04-01.csv, Square items",
        "pos/example_transactions.csv.gz, purchases by day",
        "matomo/live_visits.json, Matomo visits",
        "salesforce_crm/report1711966500000.csv, Salesforce report of opportunities",
        "surveymonkey/Customer_feedback_2024.csv, SurveyMonkey responses",
    })
    void everyCountIsRight(String file, String system) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        check(SYSTEMS.resolve(file), answer(file), system);
    }

    @ParameterizedTest
    @CsvSource({
        "hubspot/hubspot-crm-exports-all-contacts-2024-04-05.csv, hubspot/, contacts",
        "hubspot/hubspot-crm-exports-all-deals-2024-04-05.csv, hubspot/, deals"
    })
    void contactsAndDealsAreSeveralInteractionsEach(String file, String key, String part) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        check(SYSTEMS.resolve(file), answer(key).get(part), "HubSpot records");
    }

    @Test
    void ticketsFindTheirUsersInTheSameFile(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        Path both = folder.resolve("zendesk.json");
        Files.writeString(
                both,
                Files.readString(SYSTEMS.resolve("zendesk/tickets.json"))
                        + Files.readString(SYSTEMS.resolve("zendesk/users.json")));
        check(both, answer("zendesk/tickets.json + users.json"), "Zendesk tickets");
    }

    @Test
    void ticketsFindTheirUsersInAnotherFileOfTheirDelivery(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        for (String file : List.of("tickets.json", "users.json")) {
            Files.copy(SYSTEMS.resolve("zendesk").resolve(file), folder.resolve(file));
        }
        check(folder, answer("zendesk/tickets.json + users.json"), "Zendesk tickets");
    }

    /** The deal of a contact that was merged into another belongs to that one, also from another file. */
    @Test
    void dealsFindMergedContactsInAnotherFileOfTheirDelivery(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("contacts.csv"),
                "Record ID,Lifecycle Stage,Create Date,Merged Contact IDs\n101,lead,2024-01-15 09:30,106;107\n");
        Files.writeString(
                folder.resolve("deals.csv"),
                "Record ID,Deal Stage,Associated Contact IDs,Create Date,Close Date,Amount,Currency\n"
                        + "1,closed won,107,2024-02-01 10:00,2024-02-03 10:00,50,EUR\n");
        MemoryStore store = new MemoryStore();
        assertThat(take(store, folder).accepted()).isEqualTo(3);
        assertThat(store.entries).extracting(MemoryStore.Entry::customer).containsOnly("contact:101");
    }

    @Test
    void theTableOfADayStandsForTheOneOfTheRunningDay(@TempDir Path folder) throws IOException {
        for (String file :
                List.of("events_20240310.json", "events_intraday_20240310.json", "events_intraday_20240311.json")) {
            Files.writeString(
                    folder.resolve(file), event("page_view", file.length(), "") + '\n' + event("scroll", 1, ""));
        }
        MemoryStore store = new MemoryStore();
        ImportReport report = take(store, folder);
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.notes())
                .contains("events_intraday_20240310.json was not read, since events_20240310 stands for it.");
    }

    /** What a conversation of the API becomes: who began it, its close, its rating. */
    @Test
    void conversationsAreBegunClosedAndRated(@TempDir Path folder) throws IOException {
        String one = "{\"type\":\"conversation\",\"id\":\"%s\",\"created_at\":1710000000,\"updated_at\":1710009000,"
                + "\"source\":{\"type\":\"%s\",\"delivered_as\":\"%s\",\"author\":{\"type\":\"%s\",\"email\":\"%s\"}},"
                + "\"contacts\":{\"contacts\":[{\"id\":\"%s\"}]},"
                + "\"statistics\":{\"last_close_at\":%s},\"conversation_rating\":%s}";
        Path file = Files.write(
                folder.resolve("conversations.json"),
                List.of(
                        String.format(
                                one,
                                "1",
                                "conversation",
                                "customer_initiated",
                                "user",
                                "Ann@X.example",
                                "k1",
                                "1710003600",
                                "{\"rating\":5,\"remark\":\"fine\",\"created_at\":1710007200}"),
                        String.format(
                                one,
                                "2",
                                "email",
                                "admin_initiated",
                                "admin",
                                "agent@x.example",
                                "k2",
                                "null",
                                "null")));
        MemoryStore store = new MemoryStore();
        ImportReport report = take(store, file);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Format: Intercom conversations"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(store.entries)
                .extracting(MemoryStore.Entry::customer, MemoryStore.Entry::touchpoint, MemoryStore.Entry::channel)
                .containsExactly(
                        tuple("ann@x.example", "Conversation started", "Chat"),
                        tuple("ann@x.example", "Conversation closed", "Chat"),
                        tuple("ann@x.example", "Conversation rated", "Chat"),
                        tuple("k2", "Outbound message", "Email"));
        assertThat(store.entries.get(2).attributes()).containsEntry("score", "5");
    }

    @ParameterizedTest
    @CsvSource({
        "google_ads/Campaign report (1).csv, Google Ads costs, 28",
        "google_ads/Campaign report.csv, Google Ads costs, 28",
        "meta_ads/Ads-export-by-day.csv, Meta ads costs, 1"
    })
    void costsOfReportsAreTheirRowsWithoutTotals(String file, String system, int days) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        JsonNode answer = answer(file);
        MemoryStore store = new MemoryStore();
        ImportReport report = take(store, SYSTEMS.resolve(file));
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Format: " + system));
        assertThat(report.rows()).isEqualTo(answer.get("records").asLong());
        assertThat(report.taken()).isEqualTo(answer.get("cost_rows").asLong());
        assertThat(reasons(report, Fate.LEFT_OUT)).isEqualTo(longs(answer.get("left_out")));
        assertThat(report.notes().stream()
                        .filter(note -> note.contains("the report says"))
                        .toList())
                .isEqualTo(
                        file.contains("(1)")
                                ? List.of(
                                        "The cost of the rows is 1164.10, the report says 1164.09: no more than rounding.")
                                : List.of());
        assertThat(store.costs).hasSize(answer.get("cost_rows").asInt() * days);
        answer.get("cost_per_campaign")
                .propertyStream()
                .forEach(one -> assertThat(store.costs.stream()
                                .filter(cost -> one.getKey().equals(cost.campaign()))
                                .mapToDouble(CostRow::cost)
                                .sum())
                        .isCloseTo(Double.parseDouble(one.getValue().asString()), within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ga4/Pages_and_screens_Page_path_and_screen_class.csv|export the BigQuery table events_YYYYMMDD as JSON lines instead",
                "surveymonkey/StarWars.csv.gz|export all individual responses, with Start Date and End Date",
                "meta_ads/Campaigns-1-Sep-2024-30-Sep-2024.csv|The report is empty (No data available.)",
            })
    void reportsWithoutCustomersNameTheExportToTakeInstead(String file, String said) {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        MemoryStore store = new MemoryStore();
        assertThatThrownBy(() -> take(store, SYSTEMS.resolve(file)))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(said);
        assertThat(store.reports).isEmpty();
    }

    private static ImportReport take(MemoryStore store, Path file) {
        return new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(file), ImportOptions.none(), ImportProgress.NONE);
    }

    private static JsonNode answer(String file) throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(SYSTEMS.resolve("answers.json")))
                .get(file);
    }

    private static void check(Path file, JsonNode answer, String system) {
        MemoryStore store = new MemoryStore();
        ImportReport report = take(store, file);
        assertThat(report.rows())
                .isEqualTo(report.taken() + report.leftOut() + report.duplicates() + report.rejected());
        assertThat(report.notes()).noneMatch(note -> note.startsWith("CHECK"));
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Format: " + system));
        assertThat(reasons(report, Fate.LEFT_OUT)).isEqualTo(longs(answer.path("left_out")));
        assertThat(report.accepted()).isEqualTo(answer.get("interactions").asLong());
        assertThat(report.duplicates()).isEqualTo(answer.path("duplicates").asLong(0));
        assertThat(report.rejected()).isEqualTo(sum(answer.path("rejected")));
        assertThat(counts(store, MemoryStore.Entry::touchpoint)).isEqualTo(longs(answer.get("per_touchpoint")));
        assertThat(counts(store, MemoryStore.Entry::channel)).isEqualTo(longs(answer.path("per_channel")));
        if (answer.has("per_campaign")) {
            assertThat(counts(store, MemoryStore.Entry::campaign)).isEqualTo(longs(answer.get("per_campaign")));
        }
        assertThat(store.entries.stream().filter(entry -> store.conversions.contains(entry.touchpoint())))
                .hasSize(answer.path("conversions").asInt(0));
        assertThat(value(store, true)).isCloseTo(total(answer.path("conversion_value")), within(1e-9));
        assertThat(value(store, false)).isCloseTo(total(answer.path("other_value")), within(1e-9));
    }

    @Test
    void nestedParametersTiesAndRepeatedOrders(@TempDir Path folder) throws IOException {
        String order = "{\"key\":\"transaction_id\",\"value\":{\"string_value\":\"T1\"}},";
        String worth = "{\"key\":\"value\",\"value\":{\"int_value\":\"15\"}}";
        Path file = Files.write(
                folder.resolve("events.json"),
                List.of(
                        event("purchase", 9, order + worth),
                        event("page_view", 3, ""),
                        event("page_view", 3, ""),
                        event("session_start", 1, ""),
                        event("purchase", 10, order + worth),
                        "{\"event_name\":"));
        MemoryStore store = new MemoryStore();
        ImportService service = new ImportService(store, ImportSettings.of(1_000, true));
        ImportReport report = service.importFile(ImportFile.of(file), ImportOptions.none(), ImportProgress.NONE);
        assertThat(reasons(report, Fate.LEFT_OUT))
                .isEqualTo(Map.of("bookkeeping event", 1L, "repeated transaction id", 1L));
        assertThat(List.of(report.accepted(), report.duplicates(), report.rejected()))
                .containsExactly(2L, 1L, 1L);
        assertThat(store.entries).extracting(MemoryStore.Entry::touchpoint).containsExactly("purchase", "page_view");
        assertThat(store.conversions).contains("purchase");
        assertThat(store.entries.get(0))
                .extracting("customer", "channel", "value")
                .containsExactly("7.1", "Website", 15.0);
        ImportOptions plain = ImportOptions.of(
                List.of("mapping=none", "customer=user_pseudo_id", "time=event_timestamp", "touchpoint=event_name"));
        assertThat(service.importFile(ImportFile.of(file), plain, ImportProgress.NONE)
                        .notes())
                .anyMatch(note -> note.startsWith("Format: NDJSON"));
        assertThatThrownBy(() -> service.importFile(
                        ImportFile.of(file), ImportOptions.of(List.of("mapping=ga")), ImportProgress.NONE))
                .hasMessageContaining(
                        "mapping = ga: allowed is none or one of access-log, adobe-analytics, amplitude, call-list");
    }

    private static String event(String name, int page, String more) {
        return "{\"event_name\":\"" + name
                + "\",\"event_timestamp\":\"1710061205000000\",\"user_pseudo_id\":\"7.1\",\"platform\":\"WEB\","
                + "\"batch_page_id\":\"" + page + "\",\"event_params\":[" + more + "]}";
    }

    private static Map<String, Long> reasons(ImportReport report, Fate fate) {
        return report.reasons().stream()
                .filter(one -> one.fate() == fate)
                .collect(Collectors.toMap(Reason::reason, Reason::records, Long::sum, TreeMap::new));
    }
}
