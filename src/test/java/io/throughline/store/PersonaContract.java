package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.TransitionGraph;
import io.throughline.journey.TransitionGraph.Transition;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Personas and who fits them. */
interface PersonaContract extends StoreContract {
    Persona YOUNG = new Persona("young", "Young", "traits.age < 30", null, List.of(), null);

    default PersonaStore personas() {
        return database().bean(PersonaStore.class);
    }

    private static BitSet bits(int... ordinals) {
        BitSet bits = new BitSet();
        for (int ordinal : ordinals) {
            bits.set(ordinal);
        }
        return bits;
    }

    private BitSet ordinals(String... customers) {
        BitSet bits = new BitSet();
        for (String customer : customers) {
            bits.set(personas().findOrdinal(customer).orElseThrow());
        }
        return bits;
    }

    @Test
    default void aPersonaComesBackAsItWasSaved() {
        Persona whole = new Persona("b", "B", "true", "Two\nlines", List.of("one", "two"), "#00ff00");
        personas().save(whole, "kim");
        personas().save(YOUNG, "kim");
        assertThat(personas().list()).containsExactly(whole, YOUNG);
        Persona bare = new Persona("b", "Bee", "true", null, List.of(), null);
        personas().save(bare, "kim");
        assertThat(personas().list()).containsExactly(bare, YOUNG);
        assertThat(personas().find("none")).isEmpty();
        assertThat(personas().delete("none", "kim")).isFalse();
    }

    @Test
    default void membersAreMadeThoseAndAnotherRuleForgetsWhenTheyWereFound() {
        Rows.take(imports(), "one", "ann 1 search", "bob 1 search", "cid 1 search");
        personas().save(YOUNG, "kim");
        assertThat(personas().membersAsOf("young")).isEmpty();
        personas().writeMembers(YOUNG, ordinals("ann", "bob"), 7);
        assertThat(personas().members("young")).isEqualTo(ordinals("ann", "bob"));
        personas().writeMembers(YOUNG, ordinals("cid", "bob"), 8);
        assertThat(personas().members("young")).isEqualTo(ordinals("bob", "cid"));
        assertThat(personas().membersAsOf("young")).isEqualTo(OptionalLong.of(8));
        personas().writeFault(YOUNG, "traits.age is read as text");
        assertThat(personas().members("young")).isEqualTo(ordinals("bob", "cid"));
        assertThat(personas().membersAsOf("young")).isEqualTo(OptionalLong.of(8));
        personas().save(new Persona("young", "Others", YOUNG.rule(), null, List.of(), null), "kim");
        assertThat(personas().membersAsOf("young")).as("the same rule").isEqualTo(OptionalLong.of(8));
        Persona other = new Persona("young", "Young", "traits.age < 20", null, List.of(), null);
        personas().save(other, "kim");
        assertThat(personas().membersAsOf("young")).isEmpty();
        personas().writeMembers(YOUNG, ordinals("ann"), 9);
        assertThat(personas().membersAsOf("young")).as("found by the old rule").isEmpty();
        assertThat(personas().findOrdinal("nobody")).isEmpty();
    }

    @Test
    default void personasOfTheSampleLeaveWithItUnlessSomebodyChangedThem() {
        Persona old = new Persona("old", "Old", "traits.age > 60", null, List.of(), null);
        Persona rich = new Persona("rich", "Rich", "traits.income > 90000", null, List.of("pay"), "#00ff00");
        personas().save(YOUNG, "kim");
        personas().saveSample(List.of(old, rich, new Persona("young", "Another", "false", null, List.of(), null)));
        assertThat(personas().list()).containsExactly(old, rich, YOUNG);
        try (ImportSession session = imports().open("sample", true, false)) {
            Rows.finish(session, Rows.batch("ann 1 search"));
        }
        personas().writeMembers(rich, ordinals("ann"), 1);
        Persona mine = new Persona("old", "Old", "traits.age > 70", null, List.of(), null);
        personas().save(mine, "kim");
        try (ImportSession session = imports().open("mine", false, true)) {
            Rows.finish(session, Rows.batch("bob 1 search"));
        }
        assertThat(personas().list()).containsExactly(mine, YOUNG);
    }

    @Test
    default void whatAKilledStartLeftOfTheSampleLeavesWithTheFirstImport() {
        personas().saveSample(List.of(YOUNG));
        Rows.take(imports(), "mine", "bob 1 search");
        assertThat(personas().list()).isEmpty();
        personas().saveSample(List.of(YOUNG));
        Rows.take(imports(), "more", "bob 2 search");
        assertThat(personas().list()).as("not of a first start").containsExactly(YOUNG);
    }

    @Test
    default void aPersonaLeavesAndItsCustomersStay() {
        Rows.take(imports(), "one", "ann 1 search", "bob 1 search");
        personas().save(YOUNG, "kim");
        personas().writeMembers(YOUNG, ordinals("ann", "bob"), 1);
        TransitionGraph graph = database().bean(TransitionGraph.class);
        List<Transition> some = List.of(new Transition("START", "search", 2, 1, 2, 0, null, null));
        graph.write("young", some, 1);
        graph.write(TransitionGraph.EVERYONE, some, 1);
        long nodes = database().nodes();
        assertThat(personas().delete("young", "kim")).isTrue();
        assertThat(personas().list()).isEmpty();
        assertThat(personas().members("young").isEmpty()).isTrue();
        assertThat(graph.list("young")).isEmpty();
        assertThat(graph.asOf("young")).isEmpty();
        assertThat(graph.list(TransitionGraph.EVERYONE)).isEqualTo(some);
        assertThat(nodes - database().nodes()).as("the persona and its note").isEqualTo(2);
        assertThat(texts("ann", "bob")).hasSize(2);
    }

    @Test
    default void graphsOfPersonasThatAreGoneOrChangedAreDropped() {
        Rows.take(imports(), "one", "ann 1 search");
        TransitionGraph graph = database().bean(TransitionGraph.class);
        List<Transition> some = List.of(new Transition("START", "search", 1, 1, 1, 0, null, null));
        for (String persona : List.of("kept", "gone", TransitionGraph.EVERYONE)) {
            graph.write(persona, some, 3);
        }
        graph.keepOnly(List.of("kept"));
        assertThat(graph.list("gone")).isEmpty();
        assertThat(graph.asOf("gone")).isEmpty();
        assertThat(graph.list("kept")).isEqualTo(some);
        assertThat(graph.asOf(TransitionGraph.EVERYONE)).hasValue(3);
        graph.keepOnly(List.of());
        assertThat(graph.list("kept")).isEmpty();
        assertThat(graph.list(TransitionGraph.EVERYONE)).isEqualTo(some);
    }

    @Test
    default void anImportLeavesWithItsCustomersThoughTheyFit() {
        ImportReport one = Rows.take(imports(), "one", "ann 1 search", "bob 1 search");
        Rows.take(imports(), "two", "bob 2 store", "cid 2 store");
        personas().save(YOUNG, "kim");
        personas().writeMembers(YOUNG, ordinals("ann", "bob", "cid"), 1);
        BitSet left = ordinals("bob", "cid");
        assertThat(imports().remove(one.id(), "test", "removeImport")).isTrue();
        assertThat(customers().findCustomer("ann")).isEmpty();
        imports().awaitPurge(timelines -> {});
        assertThat(personas().members("young")).isEqualTo(left);
        assertThat(personas().members("none")).isEqualTo(bits());
    }
}
