package io.throughline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
    })
    void everyCountIsRight(String file, String system) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        JsonNode answer = new JsonMapper()
                .readTree(Files.readString(SYSTEMS.resolve("answers.json")))
                .get(file);
        MemoryStore store = new MemoryStore();
        ImportReport report = new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(SYSTEMS.resolve(file)), ImportOptions.none(), ImportProgress.NONE);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Format: " + system));
        assertThat(report.notes()).contains(leftOut(answer.path("left_out")));
        assertThat(report.accepted()).isEqualTo(answer.get("interactions").asLong());
        assertThat(report.duplicates()).isEqualTo(answer.path("duplicates").asLong(0));
        assertThat(report.rejected()).isEqualTo(sum(answer.path("rejected")));
        assertThat(counts(store, MemoryStore.Entry::touchpoint)).isEqualTo(longs(answer.get("per_touchpoint")));
        assertThat(counts(store, MemoryStore.Entry::channel)).isEqualTo(longs(answer.get("per_channel")));
        if (answer.has("per_campaign")) {
            assertThat(counts(store, MemoryStore.Entry::campaign)).isEqualTo(longs(answer.get("per_campaign")));
        }
        assertThat(store.entries.stream().filter(entry -> store.conversions.contains(entry.touchpoint())))
                .hasSize(answer.path("conversions").asInt(0));
        assertThat(value(store, true)).isCloseTo(total(answer.path("conversion_value")), within(1e-9));
        assertThat(value(store, false)).isCloseTo(total(answer.path("other_value")), within(1e-9));
    }

    private static String event(String name, int page, String more) {
        return "{\"event_name\":\"" + name
                + "\",\"event_timestamp\":\"1710061205000000\",\"user_pseudo_id\":\"7.1\",\"platform\":\"WEB\","
                + "\"batch_page_id\":\"" + page + "\",\"event_params\":[" + more + "]}";
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
        assertThat(report.notes()).contains("Left out: 1 bookkeeping event, 1 repeated transaction id.");
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
                .hasMessageContaining("mapping = ga: allowed is none or one of adobe-analytics, amplitude, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: [|The mapping m is no YAML",
                "touchpoints: x|The mapping m has [touchpoints]; it may have",
                "interaction: {time: 'lower(at'}|The mapping's m, interaction.time cannot be read",
                "interaction: {time: 'upside(at)'}|undeclared reference to 'upside'",
                "let: nothing|The mapping's let must be names with values",
            })
    void aMappingThatCannotBeReadSaysWhere(String yaml, String said) {
        assertThatThrownBy(() -> SourceMappings.read("m", new ByteArrayInputStream(yaml.getBytes(UTF_8))))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(said);
    }

    private static String leftOut(JsonNode reasons) {
        return longs(reasons).entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", ", "Left out: ", "."));
    }

    private static double value(MemoryStore store, boolean ofConversions) {
        return store.entries.stream()
                .filter(entry -> store.conversions.contains(entry.touchpoint()) == ofConversions)
                .mapToDouble(MemoryStore.Entry::value)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    private static double total(JsonNode byCurrency) {
        return byCurrency
                .propertyStream()
                .mapToDouble(one -> Double.parseDouble(one.getValue().asString()))
                .sum();
    }

    private static long sum(JsonNode reasons) {
        return longs(reasons).values().stream().mapToLong(n -> n).sum();
    }

    private static Map<String, Long> longs(JsonNode counts) {
        Map<String, Long> all = new TreeMap<>();
        counts.propertyStream()
                .forEach(one -> all.put(one.getKey(), one.getValue().asLong()));
        return all;
    }

    private static Map<String, Long> counts(MemoryStore store, Function<MemoryStore.Entry, String> what) {
        List<String> all =
                store.entries.stream().map(what).filter(name -> name != null).toList();
        return new TreeMap<>(all.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())));
    }
}
