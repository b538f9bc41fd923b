package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.index.JourneyIndex;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.TimelineUpkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whichever identifier a person is erased by, no byte of the store's folder holds any of theirs, and the others keep all of theirs. */
@EmptyService
class ErasureByKindIT {
    private static final Path STORE = Path.of("target/it/empty");

    private final Answering service;
    private final JourneyIndex index;
    private final TimelineUpkeep upkeep;
    private final ImportLog imports;

    @Autowired
    ErasureByKindIT(@LocalServerPort int port, JourneyIndex index, TimelineUpkeep upkeep, ImportLog imports) {
        this.imports = imports;
        this.service = new Answering(port).whenReady();
        this.index = index;
        this.upkeep = upkeep;
    }

    /** Files hold short texts packed into numbers of eight bytes, so persons differ in every part of what they are known by. */
    private static final List<String> WORDS =
            List.of("QUARZOW", "VOLTEIN", "JUMBYQA", "XENIAKU", "KWIRLEX", "ZYMOTUB", "FJORDIG");

    /** All that a person is known by. */
    private record Person(int number) {
        private String word(String before) {
            String word = WORDS.get(number);
            return before + "-" + word + "-" + word;
        }

        String id() {
            return word("C");
        }

        String bare() {
            return word("T");
        }

        String mail() {
            return word("m").toLowerCase(Locale.ROOT) + "@erased.example";
        }

        String phone() {
            return "+49" + (number + 1) * 1_234_567 + "5" + number;
        }

        String card() {
            return word("P");
        }

        String device() {
            return word("D");
        }

        String loyalty() {
            return word("L");
        }

        /** Their row, in which {@code day} may be one that is none. */
        String row(String customer, String day) {
            return String.join(",", customer, "2026-03-" + day, "Look", mail(), phone(), card(), device(), loyalty());
        }

        Map<String, byte[]> traces() {
            return FolderSearch.traces(id(), bare(), "till:" + bare(), mail(), phone(), card(), device(), loyalty());
        }
    }

    private void take(Path folder, String source, String options, String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve(source + ".csv"),
                "customer,time,touchpoint,mail,phone,pan,cookie,club\n" + String.join("\n", rows) + "\n");
        service.take(
                "source=" + source + "&identifier.email=mail&identifier.phone=phone&identifier.card=pan"
                        + "&identifier.device=cookie&identifier.loyalty_card=club" + options,
                file);
    }

    @Test
    void anyIdentifierErasesAll(@TempDir Path folder) throws IOException {
        Map<String, Person> asked = new LinkedHashMap<>();
        List<Person> people = IntStream.range(0, 7).mapToObj(Person::new).toList();
        asked.put(people.get(0).id(), people.get(0));
        asked.put("phone:0049 (" + people.get(1).phone().substring(3) + ")", people.get(1));
        asked.put("card:" + people.get(2).card(), people.get(2));
        asked.put(people.get(3).device(), people.get(3));
        asked.put("crm:" + people.get(4).id(), people.get(4));
        asked.put("loyalty_card:" + people.get(5).loyalty(), people.get(5));
        asked.put("till:" + people.get(6).bare(), people.get(6));
        take(folder, "crm", "&system=crm", rows(people, false, "01", "77"));
        take(folder, "till", "&system=till&ids=own", rows(people, true, "02", "78"));
        upkeep.packTimelines();
        index.refresh();
        index.save();
        assertThat(customers()).isEqualTo(7);
        for (Map.Entry<String, Person> one : asked.entrySet()) {
            Map<String, byte[]> traces = one.getValue().traces();
            assertThat(FolderSearch.search(STORE, traces)).as(one.getKey()).hasSizeGreaterThan(7);
            JsonNode erased = service.data(
                            "mutation { eraseCustomer(customer: \"" + one.getKey()
                                    + "\", author: \"Kim\", reason: \"asked\") { ids identifiers { kind } erasure { keptRows } } }")
                    .get("eraseCustomer");
            assertThat(erased.get("ids")).as(one.getKey()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(erased.get("identifiers")).as(one.getKey()).hasSize(7);
            assertThat(erased.at("/erasure/keptRows").asInt()).as(one.getKey()).isEqualTo(2);
            service.awaitErasedFiles();
            assertThat(FolderSearch.search(STORE, traces)).as(one.getKey()).isEmpty();
        }
        assertThat(customers()).isZero();
    }

    /** A refusal that leaves with somebody else would bring its customer into the figures without a word. */
    @Test
    void consentsOfOthersWithNearlyTheSameIdsStay(@TempDir Path folder) throws IOException {
        List<String> erased = List.of("person-1", "smith@x.example", "till:C1-9999", "+15550100777");
        List<String> others = List.of("person-1-b", "jo.smith@x.example", "C1-9999", "+15550100777-2");
        Path consents = folder.resolve("consents.csv");
        Files.writeString(
                consents,
                "customer,time,consent\n"
                        + Stream.concat(others.stream(), erased.stream())
                                .map(id -> id + ",2026-01-01,no\n")
                                .collect(Collectors.joining()));
        service.take("source=consents", consents);
        take(
                folder,
                "others",
                "",
                others.stream().map(id -> id + ",2026-01-02,Look,,,,,").toArray(String[]::new));
        take(
                folder,
                "persons",
                "",
                erased.stream().map(id -> id + ",2026-01-02,Look,,,,,").toArray(String[]::new));
        assertThat(refused()).isEqualTo(8);
        for (String one : erased) {
            service.data("mutation { eraseCustomer(customer: \"" + one
                    + "\", author: \"Kim\", reason: \"asked\") { ids } }");
        }
        assertThat(refused()).isEqualTo(4);
        assertThat(customers()).isZero();
        take(
                folder,
                "again",
                "",
                erased.stream().map(id -> id + ",2026-01-03,Look,,,,,").toArray(String[]::new));
        assertThat(customers()).as("what they had said is gone").isEqualTo(4);
    }

    /** Who waits for an import to end erases what it told of the person too. */
    @Test
    void whatAnImportUnderWayTellsOfAPersonGoesToo(@TempDir Path folder) throws Exception {
        take(folder, "crm", "", "waits-7,2026-03-01,Look,waits@erased.example,,,,");
        CompletableFuture<JsonNode> erased;
        try (ImportSession session = imports.open("till", false, false)) {
            erased = CompletableFuture.supplyAsync(() ->
                    service.data("mutation { eraseCustomer(customer: \"waits-7\", author: \"Kim\", reason: \"asked\")"
                            + " { identifiers { value } } }"));
            assertThatThrownBy(() -> erased.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            session.writeEvidence(List.of(
                    new EvidenceRow("late-8", "till", "email", "waits@erased.example", false, 1, 1, 1),
                    new EvidenceRow("late-8", "till", "card", "late-card", false, 1, 1, 1)));
            session.finish("till", RecordAccount.of(2), List.of());
        }
        assertThat(erased.get().at("/eraseCustomer/identifiers")).hasSize(4);
        assertThat(service.data("{ customer(id: \"late-card\") { id } }").toString())
                .isEqualTo("{\"customer\":null}");
    }

    private int refused() {
        return service.data("{ journeys { refusedConsent } }")
                .at("/journeys/refusedConsent")
                .asInt();
    }

    private static String[] rows(List<Person> people, boolean till, String... days) {
        return people.stream()
                .flatMap(one -> Arrays.stream(days).map(day -> one.row(till ? one.bare() : one.id(), day)))
                .toArray(String[]::new);
    }

    private int customers() {
        return service.data("{ journeys { customers } }")
                .at("/journeys/customers")
                .asInt();
    }
}
