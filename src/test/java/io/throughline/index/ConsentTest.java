package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.cut.ScopeCut;
import io.throughline.journey.Clock;
import io.throughline.journey.Consent;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.Joining;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** Who refused last is in no figure: what is left equals a store that never had them, whatever came first. */
class ConsentTest {
    private record Market(List<List<Row>> rows, List<List<EvidenceRow>> evidence, List<List<ConsentRow>> consents) {}

    private static Market market(Random random) {
        Market market = new Market(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int system = 0; system < 4; system++) {
            List<Row> rows = new ArrayList<>();
            List<EvidenceRow> evidence = new ArrayList<>();
            List<ConsentRow> consents = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int person = random.nextInt(6);
                String id = "s" + system + "-" + person;
                long at = 1 + random.nextInt(9);
                Map<String, String> cells = Map.of("colour", "c" + random.nextInt(3));
                rows.add(Row.of(id, at, random.nextInt(4) == 0 ? "buy" : "look", cells));
                evidence.add(new EvidenceRow(id, "sys" + system, "email", person + "@x.org", false, at, at, 1));
                if (random.nextInt(3) == 0) {
                    boolean mail = random.nextInt(3) == 0;
                    consents.add(new ConsentRow(
                            mail ? person + "@x.org" : id,
                            mail ? "email" : "sys" + system,
                            random.nextInt(9),
                            random.nextBoolean()));
                }
            }
            market.rows.add(rows);
            market.evidence.add(evidence);
            market.consents.add(consents);
        }
        return market;
    }

    private static String person(String id) {
        return id.endsWith("@x.org") ? id.substring(0, 1) : id.substring(3);
    }

    /** Persons, or ids, whose last word is a refusal. */
    private static Set<String> refused(Market market, boolean joined) {
        Map<String, ConsentRow> last = new HashMap<>();
        for (ConsentRow row : market.consents.stream().flatMap(List::stream).toList()) {
            last.merge(
                    joined ? person(row.customer()) : row.customer(),
                    row,
                    (a, b) -> a.at() > b.at() || (a.at() == b.at() && !a.granted()) ? a : b);
        }
        Set<String> refused = new HashSet<>();
        last.forEach((who, row) -> {
            if (!row.granted()) {
                refused.add(who);
            }
        });
        return refused;
    }

    private static JourneyIndex index(Market market, List<Integer> order, Set<String> without, boolean joined) {
        MemoryTimelines store = new MemoryTimelines(Clock.TIME, "buy");
        JourneyIndex index = new JourneyIndex(store);
        for (int place : order) {
            store.add(market.rows.get(place).stream()
                            .filter(row -> !without.contains(joined ? person(row.customer()) : row.customer()))
                            .toList())
                    .tell(market.evidence.get(place).toArray(EvidenceRow[]::new));
            if (without.isEmpty()) {
                store.hear(market.consents.get(place).toArray(ConsentRow[]::new));
            }
            index.refresh();
        }
        return index;
    }

    /** Journeys with their colours; a rule over attributes reads only what is looked at. */
    private static List<String> told(IndexView view) {
        JourneySet set = new ScopeCut(view, Scope.ALL, null).journeys();
        List<String> told = new ArrayList<>(List.of("until " + set.dataUntil()));
        for (JourneyBlock block : set.blocks()) {
            int[] colours = set.columns().attribute("colour").codes(block.timelines());
            int[] traits = set.columns().trait("colour").codes(block.timelines());
            for (int j = 0; j < block.journeys(); j++) {
                StringBuilder text =
                        new StringBuilder(set.columns().trait("colour").values().text(traits[block.slot()[j]]));
                for (int i = block.offset()[j]; i < block.offset()[j + 1]; i++) {
                    text.append(' ').append(set.steps().id(block.step()[i]));
                    text.append(set.columns()
                            .attribute("colour")
                            .values()
                            .text(colours[block.row().at(i)]));
                }
                told.add(text.toString());
            }
        }
        Collections.sort(told);
        return told;
    }

    @Test
    void whoRefusedLastWasNeverThere() {
        Random random = new Random(11);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        for (int round = 0; round < 150; round++) {
            Market market = market(random);
            for (Joining joining : List.of(Joining.ALL, Joining.NONE, Joining.PERSON)) {
                boolean joined = joining != Joining.NONE;
                Set<String> refused = refused(market, joined);
                Collections.shuffle(order, random);
                IndexView view = index(market, order, Set.of(), joined).now().joined(joining);
                Set<String> away = refused.isEmpty() ? Set.of("nobody") : refused;
                IndexView truth = index(market, order, away, joined).now().joined(joining);
                assertThat(told(view)).isEqualTo(told(truth));
                long present = market.rows.stream()
                        .flatMap(List::stream)
                        .map(row -> joined ? person(row.customer()) : row.customer())
                        .filter(refused::contains)
                        .distinct()
                        .count();
                assertThat(view.refused()).isEqualTo(present);
            }
        }
    }

    @Test
    void everyoneIsThereWhereConsentIsNotAskedForAndOnceTheImportLeft() {
        MemoryTimelines store = new MemoryTimelines(Clock.TIME, "buy")
                .add(List.of())
                .hear(new ConsentRow("ann", "customer", 5, false))
                .add(List.of(Row.of("ann", 1, "look"), Row.of("bob", 2, "buy"), Row.of("bob", 3, "look")));
        JourneyIndex index = new JourneyIndex(store);
        index.refresh();
        assertThat(index.countTouchpoints().values()).containsExactly(1L, 1L);
        assertThat(index.now().refused()).isEqualTo(1);
        Scope everyone = Scope.ALL.withConsent(Consent.IGNORE);
        assertThat(customers(index.now().of(everyone.customers()))).containsExactly(0, 1);
        assertThat(customers(index.now())).containsExactly(1);
        store.removeFirst();
        index.refresh();
        assertThat(customers(index.now())).containsExactly(0, 1);
        assertThat(index.now().refused()).isZero();
    }

    private static Set<Integer> customers(IndexView view) {
        Set<Integer> customers = new TreeSet<>();
        JourneySet set = new ScopeCut(view, Scope.ALL, null).journeys();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                customers.add(block.timelines().ordinals()[block.slot()[j]]);
            }
        }
        return customers;
    }
}
