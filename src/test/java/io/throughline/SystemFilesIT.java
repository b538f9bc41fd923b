package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.cli.ImportCommand;
import io.throughline.ingest.ImportService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Exports of foreign systems by command and by upload into a real store: the right counts, and every record accounted for. */
@EmptyService
class SystemFilesIT {
    private static final Path SYSTEMS =
            Path.of(System.getProperty("throughline.shared", "../shared"), "data", "systems");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPORT =
            "{ imports(first: 1) { edges { node { id rows taken accepted leftOut duplicates rejected reasons { fate reason records } } } } }";

    @TempDir
    static Path folder;

    private final Answering service;
    private final ImportService desk;

    @Autowired
    SystemFilesIT(@LocalServerPort int port, ImportService desk) {
        this.service = new Answering(port);
        this.desk = desk;
    }

    @TestFactory
    Stream<DynamicTest> eachFileByBothDoors() {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        service.whenReady();
        return Stream.of(
                        "ga4/events_20240310.ndjson",
                        "ga4/dataform_ga4_rows.ndjson",
                        "segment/1712707200000.segment-logs.json.gz",
                        "mixpanel/export_2024-04-10.jsonl",
                        "posthog/events.jsonl",
                        "snowplow/snowplow_web_events.csv.gz",
                        "loyalty/loyalty_ledger.csv",
                        "call_centre/calls.csv",
                        "nps_generic/nps_responses.csv",
                        "shopify/orders_export.csv",
                        "shopify/orders_export_1.csv",
                        "pos/items-2024-03-01-2024-04-01.csv",
                        "pos/example_transactions.csv.gz",
                        "matomo/live_visits.json",
                        "salesforce_crm/report1711966500000.csv",
                        "surveymonkey/Customer_feedback_2024.csv",
                        "google_ads/Campaign report.csv",
                        "google_ads/Campaign report (1).csv",
                        "meta_ads/Ads-export-by-day.csv",
                        "amplitude/export.zip",
                        "sfmc/tracking_extract_20240402.zip",
                        "access_log/apache_logs.gz",
                        "xes/running-example.xes",
                        "xes/10_orders.xes.gz")
                .map(file -> DynamicTest.dynamicTest(file, () -> takeByBothDoors(SYSTEMS.resolve(file), answer(file))));
    }

    /** Folders go through HTTP as one ZIP archive. */
    @TestFactory
    Stream<DynamicTest> eachDeliveryByBothDoors() throws IOException {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        service.whenReady();
        JsonNode contacts = answer("hubspot/");
        ObjectNode objects = JSON.createObjectNode().put("records", 233).put("interactions", 65 + 54 + 68);
        objects.putObject("left_out").put("not completed", 75);
        Map<String, JsonNode> answers = new TreeMap<>(Map.of(
                "adobe/zwitchdev_2015-07-13", answer("adobe/zwitchdev_2015-07-13/"),
                "adobe/demoshop_2024-03-31", answer("adobe/demoshop_2024-03-31/"),
                "pega/Data-pxStrategyResult_pxInteractionHistory_20210101T010000_GMT.zip", answer("pega/"),
                "hubspot/hubspot-crm-exports-all-contacts-2024-04-05.csv", contacts.get("contacts"),
                "hubspot/hubspot-crm-exports-all-deals-2024-04-05.csv", contacts.get("deals"),
                "zendesk", answer("zendesk/tickets.json + users.json"),
                "salesforce_crm/object_export", objects));
        return answers.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(), () -> takeByBothDoors(SYSTEMS.resolve(one.getKey()), one.getValue())));
    }

    private static JsonNode answer(String file) throws IOException {
        return JSON.readTree(Files.readString(SYSTEMS.resolve("answers.json"))).get(file);
    }

    private void takeByBothDoors(Path file, JsonNode answer) throws IOException {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new ImportCommand(() -> desk)).setOut(new PrintWriter(out));
        int exit = line.execute(file.toString());
        assertThat(exit).as(out.toString()).isZero();
        JsonNode byCommand = newest();
        check(byCommand, answer);
        remove(byCommand);
        check(upload(file), answer);
        JsonNode first = newest();
        JsonNode again = upload(file);
        assertThat(again.get("accepted").asLong()).isZero();
        assertThat(again.get("duplicates").asLong())
                .isEqualTo(first.get("duplicates").asLong() + first.get("taken").asLong());
        account(again);
        remove(newest());
        remove(newest());
    }

    private JsonNode upload(Path file) throws IOException {
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        Path sent = Files.isDirectory(file) ? zip(file) : file;
        HttpResponse<String> answered = service.offer("source=" + name, sent);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        return JSON.readTree(answered.body());
    }

    private Path zip(Path of) throws IOException {
        Path packed = folder.resolve(of.getFileName() + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed));
                Stream<Path> files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(of.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return packed;
    }

    private JsonNode newest() {
        return service.data(REPORT).at("/imports/edges/0/node");
    }

    private void remove(JsonNode report) {
        String id = report.get("id").asString();
        assertThat(service.data("mutation { removeImport(id: \"" + id + "\") }")
                        .get("removeImport")
                        .asBoolean())
                .isTrue();
    }

    private static void check(JsonNode report, JsonNode answer) {
        account(report);
        if (answer.has("interactions")) {
            assertThat(report.get("accepted")).isEqualTo(answer.get("interactions"));
        } else {
            assertThat(report.get("taken")).isEqualTo(answer.get("cost_rows"));
        }
        assertThat(report.get("duplicates").asLong())
                .isEqualTo(answer.path("duplicates").asLong(0));
        assertThat(report.get("rejected").asLong())
                .isEqualTo(answer.path("rejected")
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .sum());
        Map<String, Long> expected = new TreeMap<>();
        answer.path("left_out")
                .propertyStream()
                .forEach(one -> expected.put(one.getKey(), one.getValue().asLong()));
        assertThat(reasons(report, "LEFT_OUT")).isEqualTo(expected);
    }

    private static void account(JsonNode report) {
        long told = 0;
        for (String fate : List.of("LEFT_OUT", "DUPLICATE", "REJECTED")) {
            told += reasons(report, fate).values().stream().mapToLong(n -> n).sum();
        }
        assertThat(report.get("rows").asLong()).isEqualTo(report.get("taken").asLong() + told);
    }

    private static Map<String, Long> reasons(JsonNode report, String fate) {
        Map<String, Long> all = new TreeMap<>();
        report.get("reasons").forEach(one -> {
            if (one.get("fate").asString().equals(fate)) {
                all.put(one.get("reason").asString(), one.get("records").asLong());
            }
        });
        return all;
    }
}
