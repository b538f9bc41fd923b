package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cli.ImportCommand;
import io.throughline.ingest.ImportService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records that were not taken come back as they were; mended, the very file completes the import. */
@EmptyService
class KeptRowsIT {
    private static final String LONG = "x".repeat(3_000);
    private static final String TITLED =
            "Report of the shop\n\nCustomer;Time;Touchpoint;Note\nann;2026-01-01T10:00:00Z;search;\n"
                    + "bob;never;buy;\"says \"\"hi\"\"; twice\nand more\"\ncid;never;" + "call;" + LONG + "\n";
    private static final String EVENTS =
            "{\"customer\":\"%1$s\",\"time\":\"2026-01-0%2$dT10:00:00Z\",\"touchpoint\":\"open\"}\n"
                    + "{\"customer\":\"%1$s\",\"time\":\"soon\",\"touchpoint\":\"click\",\"note\":{\"deep\":[1,\"ü\"]}}\nno JSON\n";
    private static final String CALLS =
            "call_id,leg,direction,caller,called,queue,start_time,customer_ref,disposition,csat,wrap_code\n"
                    + "1,1,inbound,+4930111111,+4930222222,Sales,2026-01-01T09:00:00Z,C1,answered,4,\n"
                    + "2,1,internal,100,200,Sales,2026-01-01T10:00:00Z,C2,answered,4,\n"
                    + "1,1,inbound,+4930111111,+4930222222,Sales,2026-01-01T09:00:00Z,C1,answered,4,\n";

    private final Answering service;
    private final ImportService desk;

    @Autowired
    KeptRowsIT(@LocalServerPort int port, ImportService desk) {
        this.service = new Answering(port).whenReady();
        this.desk = desk;
    }

    @Test
    void mendedRowsOfATableCompleteItsImport(@TempDir Path folder) throws IOException {
        JsonNode first = service.upload("titled", Files.writeString(folder.resolve("a.csv"), TITLED));
        assertThat(first.get("rejected").asInt()).isEqualTo(2);
        String rows = text(first, "rejected");
        assertThat(rows)
                .isEqualTo(
                        "Report of the shop\n\nCustomer;Time;Touchpoint;Note\nbob;never;buy;\"says \"\"hi\"\"; twice\nand more\"\n"
                                + "cid;never;call;" + LONG + "\n");
        assertThat(text(first, "rejected/reasons").lines().toList().get(1)).startsWith(",5,");
        Path mended = Files.writeString(folder.resolve("b.csv"), rows.replace("never", "2026-01-02T10:00:00Z"));
        JsonNode second = service.upload("mended", mended);
        assertThat(second.get("accepted").asInt()).isEqualTo(2);
        assertThat(second.get("rejected").asInt()).isZero();
        remove(second);
        remove(first);
        assertThat(fetch(first, "rejected").statusCode()).isEqualTo(404);
    }

    /** What the store refuses has its reasons too, and a file whose name is a word of the message is named. */
    @Test
    void aFileOfWhichTheStoreTakesNothingSaysWhy(@TempDir Path folder) throws IOException {
        String head = "customer,time,touchpoint,key\n";
        JsonNode first =
                service.upload("base", Files.writeString(folder.resolve("a.csv"), head + "kim,2026-01-01,x,k1\n"));
        assertThat(refused(folder, head + "kim,2026-01-02,x,k1\n"))
                .isEqualTo(
                        "key: None of its 1 rows could be taken: a key that a row with other content has (1 rows,"
                                + " e.g. \"k1\"; accepted: one row a key; a file that corrects an earlier one comes with replaces=).");
        assertThat(refused(folder, head + "kim,7,y,\n"))
                .isEqualTo(
                        "key: None of its 1 rows could be taken: the customer has both times and step numbers (1 rows,"
                                + " e.g. \"kim\"; accepted: for each customer the one or the other).");
        assertThat(refused(folder, "customer,time,score\nkim,2026-01-02,9\n"))
                .contains("name its ends by least= and most= (1 rows, e.g. \"9\"; accepted: a number within the scale");
        JsonNode some = service.upload(
                "some",
                Files.writeString(folder.resolve("a.csv"), head + "kim,2026-01-02,x,k1\nkim,2026-01-03,x,k2\n"));
        assertThat(text(some, "rejected")).isEqualTo(head + "kim,2026-01-02,x,k1\n");
        assertThat(some.at("/rejections/0/row").asString()).isEqualTo("kim,2026-01-02T00:00:00Z,x");
        remove(some);
        remove(first);
    }

    private String refused(Path folder, String text) throws IOException {
        String kind = text.contains("score") ? "&kind=feedback" : "";
        HttpResponse<String> answer =
                service.offer("source=key" + kind, Files.writeString(folder.resolve("b.csv"), text));
        assertThat(answer.statusCode()).isEqualTo(422);
        return new JsonMapper().readTree(answer.body()).get("detail").asString();
    }

    @Test
    void mendedRowsOfADeliveryCompleteItsImport(@TempDir Path folder) throws IOException {
        Path packed = zip(
                folder.resolve("a.zip"),
                Map.of("one.jsonl", String.format(EVENTS, "ann", 1), "two.jsonl", String.format(EVENTS, "bob", 2)));
        JsonNode first = service.upload("delivered", packed);
        assertThat(first.get("rejected").asInt()).isEqualTo(4);
        Map<String, String> mended = members(first);
        assertThat(mended.values())
                .allSatisfy(text ->
                        assertThat(text).contains("{\"deep\":[1,\"ü\"]}").endsWith("\nno JSON\n"));
        mended.replaceAll(
                (name, text) -> text.replace("soon", "2026-01-05T10:00:00Z").replace("no JSON\n", ""));
        assertThat(mended).containsOnlyKeys("one.jsonl", "two.jsonl");
        JsonNode second = service.upload("mended", zip(folder.resolve("b.zip"), mended));
        assertThat(second.get("accepted").asInt()).isEqualTo(2);
        assertThat(second.get("rejected").asInt()).isZero();
        remove(second);
        remove(first);
    }

    /** A mended ticket finds its user again, since what others look up comes back beside them. */
    @Test
    void mendedTicketsFindTheirUsers(@TempDir Path folder) throws IOException {
        String ticket = "{\"id\":%d,\"requester_id\":%s,\"via\":{\"channel\":\"email\"},\"satisfaction_rating\":{},"
                + "\"created_at\":\"2026-01-01T10:00:00Z\",\"updated_at\":\"2026-01-01T10:00:00Z\",\"metric_set\":{}}\n";
        Path packed = zip(
                folder.resolve("a.zip"),
                Map.of(
                        "tickets.json",
                        String.format(ticket, 1, "7") + String.format(ticket, 2, "null"),
                        "users.json",
                        "{\"id\":8,\"role\":\"end-user\",\"email\":\"Ann@X.example\"}\n"));
        JsonNode first = service.upload("desk", packed);
        assertThat(first.get("rejected").asInt()).isEqualTo(1);
        Map<String, String> mended = members(first);
        assertThat(mended).containsOnlyKeys("tickets.json", "users.json");
        mended.computeIfPresent(
                "tickets.json", (name, text) -> text.replace("\"requester_id\":null", "\"requester_id\":8"));
        JsonNode second = service.upload("mended", zip(folder.resolve("b.zip"), mended));
        assertThat(second.get("accepted").asInt()).isEqualTo(1);
        assertThat(service.ask("{ customer(id: \"ann@x.example\") { id } }")).contains("ann@x.example");
        remove(second);
        remove(first);
    }

    @Test
    void rowsThatContradictTheStoreComeBack(@TempDir Path folder) throws IOException {
        String header = "customer,time,touchpoint,key\n";
        JsonNode first = service.upload(
                "keyed", Files.writeString(folder.resolve("a.csv"), header + "ann,2026-01-01T10:00:00Z,open,k1\n"));
        String other = "ann,2026-01-01T11:00:00Z,\"open, late\",k1\n";
        JsonNode second = service.upload(
                "keyed-again",
                Files.writeString(folder.resolve("b.csv"), header + other + "ann,2026-01-01T12:00:00Z,close,k2\n"));
        assertThat(second.get("rejected").asInt()).isEqualTo(1);
        assertThat(text(second, "rejected")).isEqualTo(header + other);
        assertThat(text(second, "rejected/reasons")).contains("contradicts what is stored");
        remove(second);
        remove(first);
    }

    /** Its events come back as a log. */
    @Test
    void mendedEventsOfALogCompleteIt(@TempDir Path folder) throws IOException {
        String event =
                "<event><string key=\"%s\" value=\"a &lt; &quot;b&quot;\"/><date key=\"time:timestamp\" value=\"2026-01-0%dT10:00:00Z\"/></event>";
        Path log = Files.writeString(
                folder.resolve("a.xes"),
                "<log><trace><string key=\"concept:name\" value=\"c&amp;1\"/>" + String.format(event, "concept:name", 1)
                        + String.format(event, "concept", 2) + "</trace></log>");
        JsonNode first = service.upload("log", log);
        assertThat(first.get("rejected").asInt()).isEqualTo(1);
        Path mended = Files.writeString(
                folder.resolve("b.xes"), text(first, "rejected").replace("\"concept\"", "\"concept:name\""));
        JsonNode second = service.upload("mended", mended);
        assertThat(second.get("accepted").asInt()).isEqualTo(1);
        assertThat(service.ask("{ touchpoints { id } }")).contains("a < \\\"b\\\"");
        remove(second);
        remove(first);
    }

    @Test
    void leftOutAndRepeatedRecordsOfASystemComeBackByEitherDoor(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("calls.csv"), CALLS);
        Path leftOut = folder.resolve("left.csv");
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new ImportCommand(() -> desk))
                .setOut(new PrintWriter(out))
                .execute(file.toString(), "--left-out=" + leftOut, "--rejected=" + folder.resolve("none.csv"));
        assertThat(exit).as(out.toString()).isZero();
        String header = CALLS.lines().toList().get(0) + '\n';
        assertThat(leftOut).hasContent(header + CALLS.lines().toList().get(2) + '\n');
        assertThat(folder.resolve("none.csv")).doesNotExist();
        JsonNode report =
                service.data("{ imports(first: 1) { edges { node { id } } } }").at("/imports/edges/0/node");
        assertThat(text(report, "left-out")).isEqualTo(Files.readString(leftOut));
        assertThat(text(report, "duplicates"))
                .isEqualTo(header + CALLS.lines().toList().get(3) + '\n');
        remove(report);
    }

    private Map<String, String> members(JsonNode report) throws IOException {
        Map<String, String> members = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(fetch(report, "rejected").body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return members;
    }

    private static Path zip(Path file, Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    private String text(JsonNode report, String rows) {
        HttpResponse<byte[]> answer = fetch(report, rows);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> fetch(JsonNode report, String rows) {
        return service.get("/imports/" + report.get("id").asString() + '/' + rows);
    }

    private void remove(JsonNode report) {
        service.data("mutation { removeImport(id: \"" + report.get("id").asString() + "\") }");
    }
}
