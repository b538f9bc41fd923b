package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** One id in two systems is one customer, and the report says so; where a system's ids are its own it is two. */
@EmptyService
class OwnIdsIT {
    private static final String HEAD = "customer,time,touchpoint,mail,consent\n";

    private final Answering service;

    @TempDir
    private Path folder;

    @Autowired
    OwnIdsIT(@LocalServerPort int port) {
        this.service = new Answering(port);
    }

    @BeforeEach
    void ready() {
        service.whenReady();
    }

    @AfterEach
    void takeAllOut() {
        for (JsonNode edge : service.data("{ imports(first: 100) { edges { node { id } } } }")
                .at("/imports/edges")) {
            service.data("mutation { removeImport(id: \"" + edge.at("/node/id").asString() + "\") }");
        }
    }

    private JsonNode take(String source, String options, String text) {
        try {
            return service.take("source=" + source + options, Files.writeString(folder.resolve(source + ".csv"), text));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private JsonNode till(String options) {
        return take(
                "till",
                "&system=till&identifier.email=mail" + options,
                HEAD + "C1,2026-03-01,Paid,,\nC2,2026-03-01,Paid,ann@x.org,\nC9,2026-03-99,Paid,,\n");
    }

    private JsonNode calls(String options) {
        return take(
                "calls",
                "&system=calls&identifier.email=mail" + options,
                HEAD
                        + "C1,2026-03-02,Call,,\nC3,2026-03-02,Call,ann@x.org,\nC1,2026-03-99,Call,,\nC7,2026-03-99,Call,,\n");
    }

    private int customers() {
        return service.data("{ journeys { customers } }")
                .at("/journeys/customers")
                .asInt();
    }

    private List<String> ids(String asked) {
        List<String> ids = new ArrayList<>();
        service.data("{ customer(id: \"" + asked + "\") { ids } }")
                .at("/customer/ids")
                .forEach(id -> ids.add(id.asString()));
        return ids;
    }

    private static List<String> notes(JsonNode report) {
        List<String> notes = new ArrayList<>();
        report.get("notes").forEach(note -> notes.add(note.asString()));
        return notes;
    }

    @Test
    void oneIdOfTwoSystemsIsOneCustomerAndIsTold() {
        for (boolean callsFirst : new boolean[] {false, true}) {
            JsonNode first = callsFirst ? calls("") : till("");
            JsonNode second = callsFirst ? till("") : calls("");
            assertThat(customers()).isEqualTo(2);
            assertThat(notes(first)).noneMatch(note -> note.contains("brought too"));
            assertThat(notes(second))
                    .contains("1 customers have an id that " + (callsFirst ? "calls" : "till")
                            + " brought too, such as C1: they are one customer with theirs. If they are other people, import"
                            + " the file again with ids=own and replaces="
                            + second.get("id").asString() + ".");
            assertThat(notes(take("till-2", "&system=till", HEAD + "C2,2026-04-01,Paid,,\n")))
                    .as("the same system again")
                    .noneMatch(note -> note.contains("brought too"));
            assertThat(notes(take("plain", "", HEAD + "C2,2026-05-01,Paid,,\nann@x.org,2026-05-01,Paid,,\n")))
                    .anyMatch(note -> note.startsWith("1 customers have an id that till brought too, such as C2: ")
                            && note.contains("with system=NAME, ids=own and replaces="));
            takeAllOut();
        }
    }

    @Test
    void ownIdsAreOtherCustomersWhateverComesFirst() {
        for (boolean callsFirst : new boolean[] {false, true}) {
            List<JsonNode> reports = new ArrayList<>();
            List<Runnable> both =
                    new ArrayList<>(List.of(() -> reports.add(till("")), () -> reports.add(calls("&ids=own"))));
            if (callsFirst) {
                Collections.reverse(both);
            }
            both.forEach(Runnable::run);
            assertThat(reports).flatMap(OwnIdsIT::notes).noneMatch(note -> note.contains("brought too"));
            assertThat(customers()).isEqualTo(3);
            assertThat(ids("C1")).containsExactly("C1");
            assertThat(ids("calls:C1")).containsExactly("calls:C1");
            assertThat(ids("ann@x.org")).containsExactlyInAnyOrder("C2", "calls:C3");
            takeAllOut();
        }
    }

    @Test
    void anErasureOfOneLeavesTheOther() {
        till("");
        JsonNode calls = calls("&ids=own");
        JsonNode erased = service.data(
                        "mutation { eraseCustomer(customer: \"calls:C1\", author: \"Kim\", reason: \"asked\")"
                                + " { ids erasure { interactions keptRows } } }")
                .get("eraseCustomer");
        assertThat(erased.toString())
                .isEqualTo("{\"ids\":[\"calls:C1\"],\"erasure\":{\"interactions\":1,\"keptRows\":1}}");
        assertThat(ids("C1")).containsExactly("C1");
        assertThat(ids("calls:C1")).isEmpty();
        String kept = new String(
                service.get("/imports/" + calls.get("id").asString() + "/rejected")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(kept).contains("C7").doesNotContain("C1");
    }

    @Test
    void consentFeedbackEventsAndMappingsFollow() {
        till("");
        calls("&ids=own");
        take("consents", "&system=calls&ids=own", "customer,time,consent\nC1,2026-03-05,no\n");
        assertThat(customers()).as("the till's C1 refused nothing").isEqualTo(2);
        take("survey", "&kind=feedback&least=0&most=10&system=calls&ids=own", "customer,time,score\nC3,2026-03-06,9\n");
        assertThat(service.data("{ customer(id: \"calls:C3\") { feedback(first: 5) { edges { node { score } } } } }")
                        .toString())
                .contains("9");
        String event =
                "{\"type\":\"track\",\"event\":\"Look\",\"userId\":\"C1\",\"timestamp\":\"2026-03-01T09:00:00Z\"}";
        assertThat(service.post("/events?ids=own", event).statusCode()).isEqualTo(200);
        for (int attempt = 0; attempt < 50 && customers() < 3; attempt++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(customers()).isEqualTo(3);
        assertThat(ids("segment:C1")).containsExactly("segment:C1");
        assertThat(service.post("/events?ids=mine", event).statusCode()).isEqualTo(400);
        assertThat(notes(take("app", "&mapping=segment", event.replace("Look", "Buy"))))
                .anyMatch(note -> note.startsWith("Earlier imports of segment keep its ids as its own, ")
                        && note.endsWith("import those again with ids=shared and replaces=."))
                .anyMatch(note -> note.startsWith("1 customers have an id that till brought too"));
    }

    @Test
    void aMappingSaysThatItsIdsAreItsOwn() {
        till("");
        String mapping = "name: our calls\noptions: {ids: %s}\n"
                + "interaction: {customer: customer, time: time, touchpoint: touchpoint}\n";
        for (String ids : List.of("own", "shared")) {
            String text = URLEncoder.encode(String.format(mapping, ids), StandardCharsets.UTF_8);
            take("calls-" + ids, "&system=calls&mapping-text=" + text, HEAD + "C1,2026-03-02,Call " + ids + ",,\n");
        }
        assertThat(ids("calls:C1")).containsExactly("calls:C1");
        assertThat(customers()).isEqualTo(3);
    }

    @Test
    void nobodysOwnIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("any.csv"), HEAD + "C1,2026-03-01,Paid,,\n");
        for (String options : List.of("ids=own", "ids=own&system=phone", "ids=mine&system=till")) {
            var answer = service.offer("source=any&" + options, file);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
    }
}
