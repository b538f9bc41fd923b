package io.throughline.path.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.path.NextStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of funnels derived by hand. */
class FunnelTest {
    private static final JourneySet SMALL = Fixture.journeys("A > B");

    /** "A", "B|C", "D?" optional, "E!X" with X not between. */
    private static List<Funnel.Condition> steps(String... words) {
        List<Funnel.Condition> steps = new ArrayList<>();
        for (String word : words) {
            String[] parts = word.replace("?", "").split("!");
            List<String> not = parts.length > 1 ? List.of(parts[1].split("\\|")) : null;
            steps.add(new Funnel.Condition(List.of(parts[0].split("\\|")), null, word.endsWith("?"), not));
        }
        return steps;
    }

    private static Funnel ask(
            JourneySet set,
            Funnel.Order order,
            Funnel.Entry entry,
            Duration within,
            Funnel.CountBy by,
            String... steps) {
        return Funnels.of(set, new Funnel.Request(steps(steps), order, entry, within, by, true));
    }

    private static Funnel ask(JourneySet set, String... steps) {
        return ask(set, Funnel.Order.ORDERED, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, steps);
    }

    private static long[] entered(Funnel funnel) {
        return funnel.steps().stream().mapToLong(Funnel.Step::entered).toArray();
    }

    /** One interaction never matches two steps: the second A needs an A of its own, in every order. */
    @Test
    void oneInteractionMatchesOneStep() {
        for (Funnel.Order order : Funnel.Order.values()) {
            Funnel funnel = ask(SMALL, order, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, "A", "A", "B");
            assertThat(entered(funnel)).as(order.name()).containsExactly(1, 0, 0);
            assertThat(funnel.conversion().value()).isZero();
        }
    }

    /** Three begin at B, one comes from A: 1 entered A, 4 entered B, of them 3 here; all who entered A came on: 1 of 1. */
    @Test
    void openMayHaveMoreAtTheSecondStep() {
        JourneySet set = Fixture.journeys("B x3", "A > B", "C");
        Funnel funnel = ask(set, Funnel.Order.ORDERED, Funnel.Entry.OPEN, null, Funnel.CountBy.JOURNEY, "A", "B");
        assertThat(entered(funnel)).containsExactly(1, 4);
        assertThat(funnel.steps().get(1).enteredHere()).isEqualTo(3);
        assertThat(funnel.steps().get(1).fromPrevious().numerator()).isEqualTo(1);
        assertThat(funnel.steps().get(1).fromPrevious().denominator()).isEqualTo(1);
        assertThat(funnel.steps().get(0).fromPrevious().denominator()).isEqualTo(5);
        assertThat(funnel.conversion().numerator()).isEqualTo(1);
    }

    /** B comes exactly two hours after A: within two hours it counts, within a microsecond less it does not. */
    @Test
    void withinIsInclusive() {
        JourneySet set = Fixture.journeys("A > C +1h > B +1h");
        Duration two = Duration.ofHours(2);
        for (Funnel.Order order : List.of(Funnel.Order.ORDERED, Funnel.Order.ANY)) {
            assertThat(entered(ask(set, order, Funnel.Entry.CLOSED, two, Funnel.CountBy.JOURNEY, "A", "B")))
                    .containsExactly(1, 1);
            Duration less = two.minusNanos(1000);
            assertThat(entered(ask(set, order, Funnel.Entry.CLOSED, less, Funnel.CountBy.JOURNEY, "A", "B")))
                    .containsExactly(1, 0);
        }
    }

    /** The first A is too early for B within an hour, the second is not; A to B is measured from the latest start: 10 minutes. */
    @Test
    void aLaterAttemptMayGetFurther() {
        JourneySet set = Fixture.journeys("A > A +3h > A +20m > B +10m > C +5m");
        Funnel funnel = ask(
                set, Funnel.Order.ORDERED, Funnel.Entry.CLOSED, Duration.ofHours(1), Funnel.CountBy.JOURNEY, "A", "B");
        assertThat(entered(funnel)).containsExactly(1, 1);
        assertThat(funnel.steps().get(1).secondsFromPrevious().median()).isEqualTo(600);
        assertThat(funnel.steps().get(0).secondsFromPrevious()).isNull();
    }

    /** B is optional: C's rate refers to A. Two of three get to C, one of them by B; the third goes to X instead. */
    @Test
    void anOptionalStepNeverBlocks() {
        JourneySet set = Fixture.journeys("A > B > C", "A > C", "A > X");
        Funnel funnel = ask(set, "A", "B?", "C");
        assertThat(entered(funnel)).containsExactly(3, 1, 2);
        assertThat(funnel.steps().get(2).fromPrevious().denominator()).isEqualTo(3);
        assertThat(funnel.steps().get(2).fromPrevious().numerator()).isEqualTo(2);
        assertThat(funnel.conversion().numerator()).isEqualTo(2);
        assertThat(funnel.steps().get(0).wentInstead()).containsExactly(new NextStep("X", 1, 1));
        assertThat(funnel.steps().get(2).wentInstead()).isEmpty();
    }

    /** X between A and B spoils the first; in the second the later A has none between; the third has X elsewhere. */
    @Test
    void nothingUnwantedMayStandBetween() {
        JourneySet set = Fixture.journeys("A > X > B", "A > X > A > B", "X > A > B > X");
        assertThat(entered(ask(set, "A", "B!X"))).containsExactly(3, 2);
    }

    /** The journeys end to end are A, buy, B: the customer gets to B, no journey does. */
    @Test
    void byCustomerLaysJourneysEndToEnd() {
        JourneySet set = Fixture.journeys("A => buy 1 | B");
        assertThat(entered(ask(set, "A", "B"))).containsExactly(1, 0);
        Funnel funnel = ask(set, Funnel.Order.ORDERED, Funnel.Entry.CLOSED, null, Funnel.CountBy.CUSTOMER, "A", "B");
        assertThat(entered(funnel)).containsExactly(1, 1);
        assertThat(funnel.conversion().of()).isEqualTo("customers that entered step 1");
    }

    /** Customers of step numbers have no durations: with `within` they enter and get no further. */
    @Test
    void stepNumbersNeverFulfilATime() {
        JourneySet set = Fixture.journeys("# A > B", "A > B");
        assertThat(entered(ask(set, "A", "B"))).containsExactly(2, 2);
        assertThat(entered(ask(
                        set,
                        Funnel.Order.ORDERED,
                        Funnel.Entry.CLOSED,
                        Duration.ofDays(1),
                        Funnel.CountBy.JOURNEY,
                        "A",
                        "B")))
                .containsExactly(2, 1);
        JourneySet untimed = new JourneySet(SMALL.scope(), SMALL.steps(), SMALL.catalogue(), SMALL.blocks(), null);
        assertThatThrownBy(() -> ask(
                        untimed,
                        Funnel.Order.ORDERED,
                        Funnel.Entry.CLOSED,
                        Duration.ofDays(1),
                        Funnel.CountBy.JOURNEY,
                        "A"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("step numbers only");
    }

    /** Direct neighbours only; several customers with several journeys: 3 of 4 journeys with A go straight to B. */
    @Test
    void strictWantsNeighbours() {
        JourneySet set = Fixture.journeys("A > B | A > A > B", "A > C > B => buy", "C > A > B");
        Funnel funnel = ask(set, Funnel.Order.STRICT, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, "A", "B");
        assertThat(entered(funnel)).containsExactly(4, 3);
        assertThat(funnel.steps().get(0).wentInstead()).containsExactly(new NextStep("C", 1, 1));
    }

    /** A row matcher in place of ids: what enters at a place after the first. */
    @Test
    void aMatcherOfPlacesIsASeamForPatterns() {
        Funnel.Condition second = new Funnel.Condition(null, (block, place) -> place > 0, false, null);
        Funnel.Request request = new Funnel.Request(
                List.of(steps("A").get(0), second),
                Funnel.Order.ORDERED,
                Funnel.Entry.CLOSED,
                null,
                Funnel.CountBy.JOURNEY,
                false);
        assertThat(entered(Funnels.of(SMALL, request))).containsExactly(1, 1);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        refused("steps", () -> ask(SMALL));
        refused("steps", () -> ask(SMALL, "A?"));
        refused("steps[1].anyOf", () -> ask(SMALL, "A", "Z"));
        Funnel.Condition both = new Funnel.Condition(List.of("A"), (block, place) -> true, false, null);
        assertThatThrownBy(() -> new Funnel.Request(
                        List.of(both), Funnel.Order.ORDERED, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, false))
                .hasMessageContaining("not both");
        refused("steps[1].not", () -> ask(SMALL, "A", "B!Z"));
        refused("steps[0].not", () -> ask(SMALL, "A!B", "B"));
        refused(
                "steps[1].not",
                () -> ask(SMALL, Funnel.Order.ANY, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, "A", "B!A"));
        refused(
                "within",
                () -> ask(
                        SMALL,
                        Funnel.Order.ORDERED,
                        Funnel.Entry.CLOSED,
                        Duration.ofSeconds(-1),
                        Funnel.CountBy.JOURNEY,
                        "A"));
        String[] many = new String[Funnel.MAX_STEPS + 1];
        Arrays.fill(many, "A");
        refused("steps", () -> ask(SMALL, many));
    }

    private static void refused(String argument, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        InvalidArgument.class,
                        fault -> assertThat(fault.argument()).isEqualTo(argument));
    }

    /** Many optional steps alike branch at every place; each state is looked at once, so this ends. */
    @Test
    void manyOptionalStepsDoNotExplode() {
        String[] many = new String[40];
        Arrays.fill(many, "A?");
        many[39] = "B";
        JourneySet set = Fixture.journeys("A > ".repeat(60) + "B");
        for (Funnel.Order order : Funnel.Order.values()) {
            Funnel funnel = ask(set, order, Funnel.Entry.OPEN, null, Funnel.CountBy.JOURNEY, many);
            assertThat(funnel.steps().get(39).entered()).isEqualTo(1);
        }
    }
}
