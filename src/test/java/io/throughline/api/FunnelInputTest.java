package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.funnel.Funnels;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pattern in a funnel's step asks for the same steps as their ids do. */
class FunnelInputTest {
    private static final JourneySet SET = Fixture.journeys("A > B > C", "A > C > D", "B > D => buy 1");

    private static Funnel ask(FunnelInput... steps) {
        List<Funnel.Condition> conditions = IntStream.range(0, steps.length)
                .mapToObj(i -> steps[i].toCondition(i, SET))
                .toList();
        return Funnels.of(
                SET,
                new Funnel.Request(
                        conditions, Funnel.Order.STRICT, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, true));
    }

    /** A or B begin all three; what follows directly and is no C: B in the first, D in the third, nothing in the second. */
    @Test
    void aPatternIsItsSteps() {
        Funnel byPattern =
                ask(new FunnelInput(null, "\"A\" | \"B\"", false, null), new FunnelInput(null, "!\"C\"", false, null));
        Funnel byIds = ask(
                new FunnelInput(List.of("A", "B"), null, false, null),
                new FunnelInput(List.of("A", "B", "D", "buy"), null, false, null));
        assertThat(byPattern).isEqualTo(byIds);
        assertThat(byPattern.steps().get(0).entered()).isEqualTo(3);
        assertThat(byPattern.steps().get(1).entered()).isEqualTo(2);
    }

    @Test
    void whatIsNotOneStepIsRefused() {
        assertThatThrownBy(() -> ask(new FunnelInput(null, "\"A\" \"B\"", false, null)))
                .isInstanceOfSatisfying(
                        InvalidArgument.class,
                        fault -> assertThat(fault.argument()).isEqualTo("steps[0].matching"));
        assertThatThrownBy(() -> ask(new FunnelInput(List.of("A"), "\"A\"", false, null)))
                .isInstanceOf(InvalidArgument.class);
    }
}
