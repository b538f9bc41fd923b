package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.cli.ImportCommand;
import io.throughline.ingest.ImportService;
import io.throughline.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several systems' records of one person are one customer, whichever came first, until what joined them is taken out. */
@EmptyService
class OnePersonIT {
    private static final Path SYSTEMS =
            Path.of(System.getProperty("throughline.shared", "../shared"), "data", "systems");

    private final Answering service;
    private final ImportService desk;
    private final EmbeddedStore store;

    @Autowired
    OnePersonIT(@LocalServerPort int port, ImportService desk, EmbeddedStore store) {
        this.service = new Answering(port);
        this.desk = desk;
        this.store = store;
    }

    private void take(Path file, String... options) {
        StringWriter out = new StringWriter();
        List<String> words = new ArrayList<>(Arrays.asList(options));
        words.add(0, file.toString());
        int code = new CommandLine(new ImportCommand(() -> desk))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words.toArray(String[]::new));
        assertThat(code).as(out.toString()).isZero();
    }

    @AfterEach
    void takeAllOut() {
        for (JsonNode edge : service.data("{ imports(first: 100) { edges { node { id } } } }")
                .get("imports")
                .get("edges")) {
            service.data("mutation { removeImport(id: \""
                    + edge.get("node").get("id").asString() + "\") }");
        }
    }

    private JsonNode journeys(String identity, long interactions) {
        JsonNode told = null;
        for (int attempt = 0; attempt < 100; attempt++) {
            told = service.data("{ journeys(scope: {identity: " + identity + "}) { customers count interactions } }")
                    .get("journeys");
            if (told.get("interactions").asLong() == interactions) {
                return told;
            }
            LockSupport.parkNanos(100_000_000);
        }
        return told;
    }

    /** Customers once there are as many as expected, which decisions show soon. */
    private int customers(int expected) {
        int told = -1;
        for (int attempt = 0; attempt < 20 && told != expected; attempt++) {
            LockSupport.parkNanos(100_000_000);
            told = service.data("{ journeys { customers } }")
                    .get("journeys")
                    .get("customers")
                    .asInt();
        }
        return told;
    }

    @Test
    void tenSystemsOfOneCompanyAreSixteenPeople() {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        service.whenReady();
        List<String> files = new ArrayList<>(List.of(
                "hubspot",
                "sfmc/tracking_extract_20240402.zip",
                "surveymonkey/Customer_feedback_2024.csv",
                "segment/1712707200000.segment-logs.json.gz",
                "amplitude/export.zip",
                "posthog/events.jsonl",
                "matomo/live_visits.json",
                "zendesk",
                "loyalty/loyalty_ledger.csv",
                "salesforce_crm/report1711966500000.csv"));
        for (int round = 0; round < 2; round++) {
            Collections.shuffle(files, new Random(round));
            files.forEach(file ->
                    take(SYSTEMS.resolve(file), file.startsWith("salesforce") ? "--encoding=ISO-8859-1" : "--quiet"));
            JsonNode told = journeys("ALL", 113);
            assertThat(told.get("interactions").asInt()).isEqualTo(113);
            assertThat(told.get("customers").asInt()).as("%s", files).isEqualTo(16);
            assertMembers(members());
            CypherPeople graph = new CypherPeople(store);
            assertThat(graph.keys(1000)).hasSizeGreaterThan(16).hasSizeLessThan(1000);
            graph.assertSame(service, graph.keys(1000));
            takeAllOut();
        }
    }

    /** The ids of each person in the answers, without the names of their systems. */
    private static List<List<String>> members() {
        List<List<String>> people = new ArrayList<>();
        new JsonMapper()
                .readTree(SYSTEMS.resolve("answers.json"))
                .at("/joint import of ten hand-made files/members")
                .forEach(person -> {
                    List<String> ids = new ArrayList<>();
                    person.forEach(one ->
                            ids.add(one.asString().substring(one.asString().indexOf(": ") + 2)));
                    people.add(ids);
                });
        return people;
    }

    /** Each list is one customer with all of these ids, and no two are the same. */
    private void assertMembers(List<List<String>> people) {
        Set<String> customers = new HashSet<>();
        for (List<String> person : people) {
            Set<String> found = new HashSet<>();
            for (String id : person) {
                JsonNode customer = service.data("{ customer(id: \"" + id + "\") { id ids } }")
                        .get("customer");
                assertThat(customer.isNull()).as(id).isFalse();
                found.add(customer.get("id").asString());
                assertThat(customer.get("ids").toString()).contains("\"" + id + "\"");
            }
            assertThat(found).as("%s", person).hasSize(1);
            customers.addAll(found);
        }
        assertThat(customers).hasSameSizeAs(people);
    }

    @Test
    void membersOfThreeSystemsAreThoseThatWereWritten() throws IOException {
        service.whenReady();
        Path folder = Files.createDirectories(Path.of("target/it/members"));
        String head = "customer,timestamp,touchpoint,mail,tel\n";
        Map<String, String> systems = Map.of(
                "shop", "s1,2026-03-01,Look,ann@x.org,\ns2,2026-03-01,Look,,+1 555 0100\ns3,2026-03-01,Look,,\n",
                "till", "t1,2026-03-02,Paid,Ann@X.org,\nt2,2026-03-02,Paid,bob@x.org,\nt4,2026-03-02,Paid,dan@x.org,\n",
                "calls", "c2,2026-03-03,Call,bob@x.org,001 555 0100\nc5,2026-03-03,Call,,+1 555 0199\n");
        List<String> order = new ArrayList<>(systems.keySet());
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(order, new Random(round));
            for (String system : order) {
                Path file = Files.writeString(folder.resolve(system + ".csv"), head + systems.get(system));
                take(file, "--system=" + system, "--identifier.email=mail", "--identifier.phone=tel");
            }
            assertThat(journeys("ALL", 8).get("customers").asInt()).isEqualTo(5);
            assertMembers(List.of(
                    List.of("s1", "t1"), List.of("s2", "t2", "c2"), List.of("s3"), List.of("t4"), List.of("c5")));
            takeAllOut();
        }
    }

    @Test
    void ownFilesAreJoinedByAnAddressAndSeparatedWhenItLeaves() throws IOException {
        service.whenReady();
        Path folder = Files.createDirectories(Path.of("target/it/people"));
        Path shop = Files.writeString(
                folder.resolve("shop.csv"),
                "customer,timestamp,touchpoint,mail,cookie\n"
                        + "u1,2026-03-01T10:00:00Z,Look,Ann@x.org,c1\n"
                        + "c1,2026-03-01T09:00:00Z,Ad,,c1\n");
        Path till = Files.writeString(
                folder.resolve("till.csv"), "card,timestamp,touchpoint\nk7,2026-03-01T11:00:00Z,Paid\n");
        Path list = Files.writeString(
                folder.resolve("list.csv"),
                "card,timestamp,touchpoint,mail\nk7,2026-02-01T11:00:00Z,Joined,ann@x.org\n");
        take(shop, "--identifier.email=mail", "--identifier.device=cookie", "--source=shop");
        take(till, "--customer=card", "--system=card", "--source=till");
        assertThat(journeys("ALL", 3).get("customers").asInt()).isEqualTo(2);
        assertThat(journeys("PERSON", 3).get("customers").asInt()).isEqualTo(3);
        take(list, "--customer=card", "--system=card", "--identifier.email=mail", "--source=list");
        assertThat(journeys("ALL", 4).get("customers").asInt()).isEqualTo(1);
        assertThat(journeys("NONE", 4).get("customers").asInt()).isEqualTo(3);
        JsonNode ann = service.data(
                        "{ customer(id: \"ANN@x.org\") { id ids identifiers { kind value } evidence { rule source"
                                + " records } interactions { edges { node { source touchpoint { id } } } } } }")
                .get("customer");
        assertThat(ann.get("ids").toString()).isEqualTo("[\"u1\",\"c1\",\"k7\"]");
        assertThat(ann.get("identifiers").toString())
                .isEqualTo("[{\"kind\":\"customer\",\"value\":\"u1\"},{\"kind\":\"card\",\"value\":\"k7\"},"
                        + "{\"kind\":\"email\",\"value\":\"ann@x.org\"},{\"kind\":\"device\",\"value\":\"c1\"}]");
        assertThat(ann.get("evidence")).hasSize(3);
        new CypherPeople(store).assertSame(service, List.of("customer:u1", "card:k7", "email:ann@x.org", "device:c1"));
        assertThat(ann.get("interactions").get("edges").toString())
                .isEqualTo("[{\"node\":{\"source\":\"list\",\"touchpoint\":{\"id\":\"Joined\"}}},"
                        + "{\"node\":{\"source\":\"shop\",\"touchpoint\":{\"id\":\"Ad\"}}},"
                        + "{\"node\":{\"source\":\"shop\",\"touchpoint\":{\"id\":\"Look\"}}},"
                        + "{\"node\":{\"source\":\"till\",\"touchpoint\":{\"id\":\"Paid\"}}}]");
        assertThat(service.ask("mutation { separate(a: {kind: \"customer\", value: \"u1\"}, b: {kind: \"card\","
                        + " value: \"k8\"}, author: \"Kim\", reason: \"misspelled\") { id } }"))
                .contains("b = card:k8: allowed is one that records or decisions brought", "nobody has this one");
        assertThat(service.ask("mutation { join(a: {kind: \"mail\", value: \"ANN@x.org\"}, b: {kind: \"customer\","
                        + " value: \"u1\"}, author: \"Kim\", reason: \"misspelled\") { id } }"))
                .contains("a = mail:ANN@x.org: allowed is email:ann@x.org");
        String decided = service.data("mutation { separate(a: {kind: \"card\", value: \"k7\"}, b: {kind: \"customer\","
                        + " value: \"u1\"}, author: \"Kim\", reason: \"two people\") { id } }")
                .get("separate")
                .get("id")
                .asString();
        assertThat(customers(2)).isEqualTo(2);
        JsonNode told = service.data(
                        "{ identity { identifiers customers refusedCount refused { identifier why } decisions"
                                + " { joins author reason } levels { identity journeys { customers } } } }")
                .get("identity");
        assertThat(told.get("refused").toString()).contains("separated");
        assertThat(told.get("decisions").toString())
                .isEqualTo("[{\"joins\":false,\"author\":\"Kim\",\"reason\":\"two people\"}]");
        assertThat(service.data("mutation { withdrawDecision(id: \"" + decided + "\") }")
                        .get("withdrawDecision")
                        .asBoolean())
                .isTrue();
        assertThat(customers(1)).isEqualTo(1);
        JsonNode imports = service.data("{ imports(first: 1) { edges { node { id source } } } }")
                .get("imports")
                .get("edges");
        String newest = imports.get(0).get("node").get("id").asString();
        service.data("mutation { removeImport(id: \"" + newest + "\") }");
        assertThat(journeys("ALL", 3).get("customers").asInt()).isEqualTo(2);
    }

    @Test
    void anIdentifyCallJoinsWhatADeviceDidBefore() {
        service.whenReady();
        send(
                "{\"type\":\"track\",\"event\":\"Look\",\"anonymousId\":\"anon-77\",\"timestamp\":\"2026-03-01T09:00:00Z\"}");
        send("{\"type\":\"track\",\"event\":\"Buy\",\"userId\":\"ann\",\"timestamp\":\"2026-03-01T10:00:00Z\"}");
        assertThat(customers(2)).isEqualTo(2);
        send(
                "{\"type\":\"identify\",\"userId\":\"ann\",\"anonymousId\":\"anon-77\",\"timestamp\":\"2026-03-01T09:30:00Z\"}");
        assertThat(customers(1)).isEqualTo(1);
        assertThat(service.data("{ vocabulary { attributes } }").toString()).doesNotContain("identifier.");
    }

    private void send(String event) {
        assertThat(service.post("/events", event).statusCode()).isEqualTo(200);
    }
}
