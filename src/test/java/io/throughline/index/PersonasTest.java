package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.breakdown.Breakdown;
import io.throughline.analysis.breakdown.Breakdowns;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.analysis.persona.PersonaCoverage;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.measure.Check;
import io.throughline.persona.MemoryPersonas;
import io.throughline.persona.Persona;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Personas over four customers: ann 20, bob 30 and cid 40 years old, dot of no known age; ann and dot buy. */
class PersonasTest {
    private static final List<String> CUSTOMERS = List.of("ann", "bob", "cid", "dot");
    private static final String PARTS = "transitions of all personas, edge by edge = transitions";

    private final MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy")
            .add(List.of(
                    Row.of("ann", 1, "web", Map.of("age", "20")),
                    Row.of("ann", 2, "buy"),
                    Row.of("ann", 3, "web"),
                    Row.of("bob", 1, "store", Map.of("age", "30")),
                    Row.of("cid", 1, "web", Map.of("age", "40")),
                    Row.of("cid", 2, "store"),
                    Row.of("dot", 1, "buy")));
    private final MemoryPersonas store = new MemoryPersonas(id -> {
        int ordinal = CUSTOMERS.indexOf(id);
        return ordinal < 0 ? OptionalInt.empty() : OptionalInt.of(ordinal);
    });
    private final JourneyIndex index = new JourneyIndex(log);
    private final JourneyService service = new JourneyService(index, log, store);
    private final PersonaService personas = new PersonaService(index, service);

    PersonasTest() {
        index.refresh();
        store.with("buyer", "converted()").with("grown", "traits.age >= 30");
    }

    private Scope fitting(String... ids) {
        return Scope.ALL.withPersonas(List.of(ids));
    }

    private static Scope where(String rule) {
        return Scope.ALL.withCustomers(new CustomerFilter(null, rule));
    }

    private long customers(Scope scope) {
        return service.journeys(scope).customers();
    }

    @Test
    void anyOfSeveralFits() {
        assertThat(customers(fitting("buyer"))).isEqualTo(2);
        assertThat(customers(fitting("grown"))).isEqualTo(2);
        assertThat(customers(fitting("grown", "buyer"))).isEqualTo(4);
        assertThat(customers(fitting())).isZero();
        assertThat(service.journeys(fitting("buyer")).count()).isEqualTo(3);
    }

    @Test
    void personasOfAScopeNarrowThoseOfAPersona() {
        store.with("webby", "visited('web')");
        Persona webby = store.find("webby").orElseThrow();
        assertThat(personas.journeys(webby, Scope.ALL).customers()).isEqualTo(2);
        assertThat(personas.journeys(webby, fitting("grown")).customers()).isEqualTo(1);
        assertThat(personas.journeys(webby, fitting("grown", "buyer")).customers())
                .isEqualTo(2);
        assertThat(personas.countCustomers(webby)).isEqualTo(2);
    }

    @Test
    void unknownIdsAreRefusedWithTheNearest() {
        assertThatThrownBy(() -> customers(fitting("byer")))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("scope.personas = byer: allowed is one of \"buyer\", \"grown\"");
    }

    @Test
    void coverageCountsWhoFitsNoneAndWhoFitsTwo() {
        store.with("webby", "visited('web')");
        store.delete("buyer", "kim");
        PersonaCoverage coverage = personas.coverage();
        assertThat(coverage.unassigned().numerator()).as("dot").isEqualTo(1);
        assertThat(coverage.unassigned().denominator()).isEqualTo(4);
        assertThat(coverage.overlaps()).containsExactly(new PersonaCoverage.Overlap("grown", "webby", 1));
    }

    @Test
    void rowsOfABreakdownOverlapAndTheRestHasNone() {
        store.with("webby", "visited('web')");
        store.delete("buyer", "kim");
        assertThat(rows(20)).containsExactly("webby 3 2", "grown 2 2", "null 1 1");
        assertThat(rows(1)).as("bob, cid and dot").containsExactly("webby 3 2", "OTHER 3 3");
        assertThatThrownBy(() -> rows(-1)).isInstanceOf(InvalidArgument.class);
    }

    private List<String> rows(int top) {
        return Breakdowns.of(service.journeys(Scope.ALL), new Breakdown.Request("persona", top)).stream()
                .map(row -> row.key() + " " + row.count() + " " + row.customers())
                .toList();
    }

    @Test
    void partsAreCheckedOnlyWherePersonasDivideAllCustomers() {
        assertThat(names(Scope.ALL)).as("grown and buyers divide all four").contains(PARTS);
        assertThat(names(fitting("grown"))).contains(PARTS);
        assertThat(JourneyChecks.of(service.journeys(Scope.ALL))).allMatch(Check::holds);
        store.with("webby", "visited('web')");
        assertThat(names(Scope.ALL)).as("ann fits two").doesNotContain(PARTS);
        store.delete("webby", "kim");
        store.delete("grown", "kim");
        assertThat(names(Scope.ALL)).as("bob and cid fit none").doesNotContain(PARTS);
    }

    private List<String> names(Scope scope) {
        return JourneyChecks.of(service.journeys(scope)).stream()
                .map(Check::name)
                .toList();
    }

    @Test
    void traitsReadBeforehandAreNotReadForARule() {
        personas.readTraits(() -> {});
        assertThat(log.traitsRead()).containsExactly("age");
        assertThat(customers(fitting("grown"))).isEqualTo(2);
        personas.readTraits(() -> {});
        assertThat(log.traitsRead()).containsExactly("age");
    }

    @Test
    void importsChangeWhoFits() {
        assertThat(personas.listOf("bob")).extracting(Persona::id).containsExactly("grown");
        assertThat(personas.listOf("nobody")).isEmpty();
        assertThat(personas.refreshMembers()).isEqualTo(2);
        assertThat(personas.refreshMembers()).as("nothing changed").isZero();
        log.add(List.of(Row.of("bob", 9, "buy")));
        index.refresh();
        assertThat(personas.listOf("bob")).extracting(Persona::id).containsExactly("buyer", "grown");
        assertThat(store.members("buyer").cardinality()).isEqualTo(2);
        assertThat(personas.refreshMembers()).isEqualTo(2);
        assertThat(store.members("buyer").stream()).containsExactly(0, 1, 3);
        store.with("buyer", "conversions() > 1");
        assertThat(store.membersAsOf("buyer")).isEqualTo(OptionalLong.empty());
        assertThat(personas.refreshMembers()).isEqualTo(1);
    }

    @Test
    void aRuleIsCheckedBeforeItIsKept() {
        Persona wrong = new Persona("x", "X", "traits.agge > 1", null, List.of(), null);
        assertThatThrownBy(() -> personas.define(wrong, "kim"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("input.rule")
                .hasMessageContaining("line 1, column 7");
        assertThat(personas.find("x")).isEmpty();
    }

    private long fit(String rule) {
        store.with("lost", rule);
        return personas.countCustomers(store.find("lost").orElseThrow());
    }

    @Test
    void whatTheDataNoLongerHoldIsMissingForEveryone() {
        assertThat(fit("visited('gone')")).isZero();
        assertThat(fit("count('gone') < 1")).isEqualTo(4);
        assertThat(fit("traits.shoe < 44")).isZero();
        assertThat(fit("traits.shoe >= 44.5 || converted()")).isEqualTo(2);
        assertThat(fit("!(traits.shoe == 'red') && traits.age > 25")).isEqualTo(2);
        assertThat(fit("traits.shoe in ['red', 'blue'] || traits.shoe.startsWith('r') || has(traits.shoe)"))
                .isZero();
        assertThat(fit("traits.shoe + 1 > 2 ? visited('store') : visited('web')"))
                .isEqualTo(2);
    }

    /** Ages were words when the rule was written; asked as text, they still are. */
    @Test
    void numbersAreReadableAsText() {
        assertThat(fit("traits.age == 'young' || converted()")).isEqualTo(2);
        assertThat(fit("traits.age in ['20', 'old'] || traits.age.startsWith('3')"))
                .isEqualTo(2);
        assertThat(personas.listFaults()).isEmpty();
    }

    /** A few of a hundred more customers tell a word for an age. */
    private void addAges(long at, int words, String word) {
        List<Row> rows = IntStream.range(0, 100)
                .mapToObj(i -> Row.of("c" + i, at, "web", Map.of("age", i < words ? word : "50")))
                .toList();
        log.add(rows);
        index.refresh();
    }

    @Test
    void oddCellsAreMissingAndSilenceNoPersona() {
        addAges(1, 1, "old");
        addAges(2, 30, "n/a");
        assertThat(customers(fitting("grown"))).isEqualTo(2 + 70);
        assertThat(customers(where("traits.age >= 30"))).isEqualTo(2 + 70);
        assertThat(customers(where("traits.age == 'n/a'"))).isEqualTo(30);
        assertThat(customers(where("traits.age != 50"))).isEqualTo(3);
        assertThat(customers(where("has(traits.age)"))).isEqualTo(103);
        assertThat(personas.listFaults()).isEmpty();
    }

    @Test
    void aRuleThatCannotBeEvaluatedIsNeverAnsweredWithNobody() {
        personas.refreshMembers();
        addAges(1, 10, "old");
        Persona grown = store.find("grown").orElseThrow();
        List<ThrowingCallable> questions = List.of(
                () -> customers(fitting("buyer", "grown")),
                () -> service.compare(fitting("grown"), Scope.ALL),
                () -> personas.countCustomers(grown),
                () -> personas.journeys(grown, Scope.ALL),
                () -> personas.listOf("bob"),
                personas::coverage,
                () -> rows(20));
        for (ThrowingCallable question : questions) {
            assertThatThrownBy(question)
                    .isInstanceOf(InvalidArgument.class)
                    .hasMessageContaining("rule of persona grown")
                    .hasMessageContaining(
                            "traits.age is read as text: 10 of 103 values (9.7 %) are no numbers, such as \"old\"")
                    .hasMessageContaining("traits.age.matches(");
        }
        assertThatThrownBy(questions.get(1)::call).hasMessageStartingWith("a.personas = grown");
        assertThat(customers(fitting("buyer"))).isEqualTo(2);
        assertThat(customers(where("traits.age.matches(\"^-?[0-9.]+$\") && double(traits.age) >= 30.0")))
                .isEqualTo(2 + 90);
        assertThat(personas.refreshMembers()).as("the buyers").isEqualTo(1);
        assertThat(store.members("grown").cardinality())
                .as("as they were last found")
                .isEqualTo(2);
        assertThat(store.faults()).containsOnlyKeys("grown");
    }

    @Test
    void aFaultyRuleIsToldAndTheOthersAreAnswered() {
        store.with("lost", "visited('gone') || visited('web')");
        assertThat(personas.listFaults()).singleElement().asString().contains("rule of persona lost", "\"gone\"");
        assertThat(personas.list().stream().map(personas::findFault).map(Optional::isPresent))
                .containsExactly(false, false, true);
        assertThat(personas.list().stream().map(personas::countCustomers)).containsExactly(2L, 2L, 2L);
        assertThat(personas.coverage().unassigned().numerator()).isZero();
        assertThat(personas.refreshMembers()).isEqualTo(3);
        assertThat(store.members("lost").cardinality()).isEqualTo(2);
        assertThat(customers(fitting("lost"))).isEqualTo(2);
        assertThatThrownBy(() -> personas.define(store.find("lost").orElseThrow(), "kim"))
                .isInstanceOf(InvalidArgument.class);
    }
}
