package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Event logs of process mining, of traces (XES) and of objects (OCEL): counts of real logs, and the rules on small ones. */
class EventLogsTest {
    private static final Path SYSTEMS =
            Path.of(System.getProperty("throughline.shared", "../shared"), "data", "systems");

    private final Trial trial = new Trial();

    private static String log(String... traces) {
        return "<?xml version=\"1.0\"?><log><trace>" + String.join("</trace><trace>", traces) + "</trace></log>";
    }

    private static String event(String name, String time, String transition) {
        return "<event><string key=\"concept:name\" value=\"" + name + "\"/><date key=\"time:timestamp\" value=\""
                + time + "\"/><string key=\"lifecycle:transition\" value=\"" + transition + "\"/></event>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02_teleclaims.xes.gz",
                "10_orders.xes.gz",
                "12_roadtraffic_1t_per_variant.xes.gz",
                "13_SEPSIS_1t_per_variant.xes.gz",
                "running-example.xes",
                "partial_order_example.xes",
                "edge/elementIncorrect.xes",
                "edge/eventIdenticalAttributes.xes",
                "edge/eventTooManyAttributes.xes"
            })
    void aLogOfTracesIsItsCases(String file) throws IOException {
        JsonNode answer = answer("xes/" + file);
        MemoryStore store = new MemoryStore();
        ImportReport report = take(store, file);
        assertThat(report.rows()).isEqualTo(answer.get("records").asLong());
        assertThat(report.leftOut()).isEqualTo(sum(answer.path("left_out")));
        assertThat(report.accepted()).isEqualTo(answer.get("interactions").asLong());
        assertThat(customers(store)).hasSize(answer.get("customers").asInt());
        assertThat(touchpoints(store)).isEqualTo(longs(answer.get("per_touchpoint")));
        int outside = answer.path("events_outside_a_trace").asInt(0);
        assertThat(report.notes().contains(outside + " events outside of traces belong to nobody."))
                .isEqualTo(outside > 0);
        if (answer.has("from")) {
            assertThat(time(store, true))
                    .isEqualTo(Instant.parse(answer.get("from").asString()));
            assertThat(time(store, false))
                    .isEqualTo(Instant.parse(answer.get("to").asString()));
        }
        answer.path("timelines")
                .propertyStream()
                .forEach(line -> assertThat(timeline(store, line.getKey()))
                        .isEqualTo(line.getValue()
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
    }

    /** Its times are texts where the format asks for dates; each says its moment all the same, so they are times. */
    @Test
    void timesWrittenAsTextsAreTimes() throws IOException {
        assertThat(answer("xes/10_orders.xes.gz").get("clock").asString()).isEqualTo("STEP");
        MemoryStore store = new MemoryStore();
        take(store, "10_orders.xes.gz");
        assertThat(time(store, true))
                .isBetween(Instant.parse("2019-01-01T00:00:00Z"), Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(store.of("3").get(0).at())
                .isEqualTo(Instant.parse("2019-11-03T01:11:19Z").toEpochMilli() * 1_000);
    }

    /** Logs without an event, or without an activity, tell nothing: they are refused and leave nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edge/booleanIncorrectValue.xes|The file holds no records",
                "edge/dateCorrectValue.xes|The file holds no records",
                "edge/dateIncorrectValue.xes|The file holds no records",
                "edge/dateNoTZD.xes|The file holds no records",
                "xes_20.xes|None of its 1 rows could be taken: no activity"
            })
    void aLogThatTellsNothingIsRefused(String file, String said) throws IOException {
        assertThat(answer("xes/" + file).get("interactions").asInt()).isZero();
        MemoryStore store = new MemoryStore();
        assertThatThrownBy(() -> take(store, file)).hasMessageContaining(said);
        assertThat(store.reports).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ocel20_example.jsonocel, Invoice",
        "ocel20_example.jsonocel, Payment",
        "ocel20_example.xmlocel, Purchase Order",
        "ocel20_example.xmlocel, Purchase Requisition",
        "example_log.jsonocel, delivery",
        "example_log.jsonocel, element",
        "example_log.jsonocel, order"
    })
    void aLogOfObjectsIsThoseOfOneType(String file, String type) throws IOException {
        JsonNode answer = answer("xes/" + file);
        JsonNode own = answer.get("by_object_type").get(type);
        MemoryStore store = new MemoryStore();
        ImportReport report = take(store, file, "object=" + type);
        assertThat(report.rows()).isEqualTo(answer.get("events").asLong());
        assertThat(report.leftOut()).isEqualTo(own.get("events_without").asLong());
        assertThat(report.accepted()).isEqualTo(own.get("interactions").asLong());
        assertThat(customers(store)).hasSize(own.get("customers").asInt());
        assertThat(touchpoints(store)).isEqualTo(longs(own.get("per_touchpoint")));
        assertThatThrownBy(() -> take(new MemoryStore(), file))
                .hasMessageContaining("The log has objects of several types: ")
                .hasMessageContaining(type + " (")
                .hasMessageContaining("say which of them are the customers with object=TYPE.");
    }

    @Test
    void completionsAloneCountUnlessAllAreAskedFor() {
        String log = log(event("A", "2026-01-01T10:00:00Z", "start") + event("A", "2026-01-01T10:05:00Z", "Complete"));
        ImportReport report = trial.take(log);
        assertThat(List.of(report.accepted(), report.leftOut())).containsExactly(1L, 1L);
        Trial all = new Trial();
        all.take(log, "lifecycle=all");
        assertThat(timeline(all.store, "trace 1")).containsExactly("A (start)", "A (Complete)");
        Trial none = new Trial();
        none.take(log(event("A", "2026-01-01T10:00:00Z", "start") + event("B", "2026-01-01T10:05:00Z", "start")));
        assertThat(timeline(none.store, "trace 1")).containsExactly("A", "B");
    }

    @Test
    void aMissingTimeIsRefusedOnlyWhereOthersHaveOne() {
        ImportReport some = trial.take(log(event("A", "2026-01-01T10:00:00Z", "") + event("B", "?", "")));
        assertThat(List.of(some.accepted(), some.rejected())).containsExactly(1L, 1L);
        Trial steps = new Trial();
        steps.take(log(event("B", "?", "") + event("A", "", ""), event("C", "?", "")));
        assertThat(timeline(steps.store, "trace 1")).containsExactly("B", "A");
        assertThat(timeline(steps.store, "trace 2")).containsExactly("C");
    }

    /** As a plain table all attributes are there, those of the trace too. */
    @Test
    void asAPlainTableAllAttributesStay() {
        ImportReport report = trial.take(
                log("<string key=\"concept:name\" value=\"c\"/><int key=\"age\" value=\"40\"/>"
                        + event("A", "2026-01-01T10:00:00Z", "complete")),
                "mapping=none",
                "trait.age=case:age");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(trial.store.entries.get(0).customer()).isEqualTo("c");
    }

    /** Nothing that a document names is opened, and what would grow without end is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><log><trace><event><string key=\"concept:name\" value=\"&x;\"/></event></trace></log>",
                "<!DOCTYPE log [<!ENTITY x \"y\">]><log><trace><event><string key=\"concept:name\" value=\"a\">&x;</string></event></trace></log>",
                "<log><trace><event>",
                "<log><trace><event></trace></event></log>",
                "<log><trace><event><string key=\"concept:name\" value=\"&#0;\"/></event></trace></log>",
                "<log><trace><event><string key='concept:name' value='\u00e9<'/></event></trace></log>",
                "<log xmlns:a=''><trace/></log>",
            })
    void entitiesAndBrokenXmlAreRefused(String text) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
                assertThatThrownBy(() -> trial.take(text.getBytes(charset)))
                        .isInstanceOf(io.throughline.journey.ImportRefused.class);
            }
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .as("what parsers print by themselves")
                .isEmpty();
        assertThat(trial.store.reports).isEmpty();
    }

    @Test
    void aTagWithoutEndIsRefused() {
        byte[] bomb = Trial.gzip(("<log><trace><event><string key=\"a\" value=\"" + "x".repeat(40 << 20))
                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> trial.take(bomb)).hasMessageContaining("a tag or text of more than 16 MB");
    }

    private static ImportReport take(MemoryStore store, String file, String... options) {
        return new ImportService(store, ImportSettings.of(1_000, true))
                .importFile(
                        ImportFile.of(SYSTEMS.resolve("xes").resolve(file)),
                        ImportOptions.of(List.of(options)),
                        ImportProgress.NONE);
    }

    private static JsonNode answer(String key) throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        return new JsonMapper()
                .readTree(Files.readString(SYSTEMS.resolve("answers.json")))
                .get(key);
    }

    private static Map<String, Long> longs(JsonNode counts) {
        Map<String, Long> all = new TreeMap<>();
        counts.propertyStream()
                .forEach(one -> all.put(one.getKey(), one.getValue().asLong()));
        return all;
    }

    private static long sum(JsonNode reasons) {
        return longs(reasons).values().stream().mapToLong(n -> n).sum();
    }

    private static Map<String, Long> touchpoints(MemoryStore store) {
        return new TreeMap<>(store.entries.stream()
                .collect(Collectors.groupingBy(MemoryStore.Entry::touchpoint, Collectors.counting())));
    }

    private static List<String> customers(MemoryStore store) {
        return store.entries.stream()
                .map(MemoryStore.Entry::customer)
                .distinct()
                .toList();
    }

    private static Instant time(MemoryStore store, boolean first) {
        var times = store.entries.stream().mapToLong(MemoryStore.Entry::at).summaryStatistics();
        return Instant.EPOCH.plus(first ? times.getMin() : times.getMax(), java.time.temporal.ChronoUnit.MICROS);
    }

    private static List<String> timeline(MemoryStore store, String customer) {
        return store.of(customer).stream()
                .sorted(Comparator.comparingLong(MemoryStore.Entry::at).thenComparingLong(MemoryStore.Entry::line))
                .map(MemoryStore.Entry::touchpoint)
                .toList();
    }
}
