package io.throughline.analysis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Definition;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepBy;
import io.throughline.measure.Check;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What journeys do in the stages of a map, by hand and against the plainest way to count. */
class StagesTest {
    private static final StageScheme SCHEME =
            new StageScheme(List.of("look", "try", "buy"), Map.of("A", "look", "B", "look", "C", "try", "buy", "buy"));

    private static Stages of(JourneySet set, StageScheme scheme) {
        return Stages.of(scheme.apply(set), scheme);
    }

    /** One goes on and comes back, one ends at once, one buys; D lies in no stage. */
    @Test
    void stagesByHand() {
        List<StageFigures> stages = of(Fixture.journeys("A > B > C > D > A", "B", "A +5m > D => buy"), SCHEME)
                .list();
        StageFigures look = stages.get(0);
        assertThat(look.reached().numerator()).isEqualTo(3);
        assertThat(look.progress().numerator()).isEqualTo(2);
        assertThat(look.exitShare().numerator()).isEqualTo(2);
        assertThat(look.loopsBack().numerator()).isEqualTo(1);
        assertThat(look.medianSeconds()).as("120, 0 and 60 seconds").isEqualTo(60);
        assertThat(look.touchpoints()).extracting(t -> t.touchpoint().id()).containsExactly("A", "B");
        assertThat(look.touchpoints().get(0).visits()).isEqualTo(3);
        assertThat(look.touchpoints().get(0).back()).isEqualTo(1);
        assertThat(stages.get(1).progress().numerator()).isZero();
        assertThat(stages.get(2).reached().numerator()).isEqualTo(1);
        assertThat(stages.get(2).progress().value()).isEqualTo(1);
    }

    @Test
    void stepNumbersHaveNoTimeAndAStageNobodyVisitsHasNoShares() {
        StageFigures none = of(Fixture.journeys("#A > B"), SCHEME).list().get(1);
        assertThat(none.reached().value()).isEqualTo(0);
        assertThat(none.progress().value()).isNull();
        assertThat(of(Fixture.journeys("#A > B"), SCHEME).list().get(0).medianSeconds())
                .isNull();
        assertThat(of(Fixture.journeys("A > B"), SCHEME).unmapped()).isEmpty();
        JourneySet channels = Fixture.of("A")
                .definition(Definition.DEFAULT.withStepBy(StepBy.CHANNEL))
                .set();
        assertThatThrownBy(() -> Stages.of(channels, SCHEME)).isInstanceOf(InvalidArgument.class);
    }

    @Test
    void againstThePlainestWay() {
        for (long seed = 0; seed < 300; seed++) {
            JourneySet set = RandomLog.of(seed);
            Stages stages = of(set, SCHEME);
            Reference plain = new Reference(set);
            List<StageFigures> all = new ArrayList<>(stages.list());
            stages.unmapped().ifPresent(all::add);
            for (StageFigures stage : all) {
                checkStage(
                        plain,
                        stage,
                        stage.stage() == null ? 0 : SCHEME.stages().indexOf(stage.stage()) + 1);
            }
            long converted = plain.count(Reference.Journey::converted);
            assertThat(stages.checks(plain.journeys.size(), converted)).allMatch(Check::holds);
        }
    }

    private static void checkStage(Reference plain, StageFigures stage, int rank) {
        Predicate<Reference.Journey> visits = j -> first(j, rank) >= 0;
        check(plain, stage.reached(), j -> true, visits);
        check(
                plain,
                stage.exitShare(),
                visits,
                j -> !j.converted() && rank(j, j.steps().size() - 1) == rank);
        check(plain, stage.progress(), visits, j -> j.converted() || later(j, first(j, rank), rank) >= 0);
        check(plain, stage.loopsBack(), visits, j -> {
            int later = later(j, first(j, rank), rank);
            return later >= 0 && IntStream.range(later, j.steps().size()).anyMatch(k -> rank(j, k) == rank);
        });
        List<Long> times = plain.journeys.stream()
                .filter(visits.and(Reference.Journey::timed))
                .map(j -> time(j, rank))
                .toList();
        if (times.isEmpty()) {
            assertThat(stage.medianSeconds()).isNull();
        } else {
            assertThat(stage.medianSeconds()).isCloseTo(Reference.quantile(times, 0.5) / 1e6, within(1e-9));
        }
        for (TouchpointFigures t : stage.touchpoints()) {
            String id = t.touchpoint().id();
            check(plain, t.journeys(), j -> true, j -> j.steps().contains(id));
            assertThat(t.visits()).isEqualTo(t.dropOff().denominator());
            assertThat(t.visits())
                    .isEqualTo(plain.journeys.stream()
                            .mapToLong(
                                    j -> j.steps().stream().filter(id::equals).count())
                            .sum());
            assertThat(t.lost()).isEqualTo(customers(plain, j -> endsAt(j, id)));
            assertThat(t.back())
                    .isEqualTo(customers(
                            plain, j -> j.steps().indexOf(id) != j.steps().lastIndexOf(id)));
            assertThat(t.dropOff().numerator()).isEqualTo(plain.count(j -> endsAt(j, id)));
        }
    }

    private static boolean endsAt(Reference.Journey j, String id) {
        return !j.converted() && j.steps().get(j.steps().size() - 1).equals(id);
    }

    private static long customers(Reference plain, Predicate<Reference.Journey> which) {
        return plain.journeys.stream()
                .filter(which)
                .map(Reference.Journey::customer)
                .distinct()
                .count();
    }

    private static void check(
            Reference plain, Rate rate, Predicate<Reference.Journey> among, Predicate<Reference.Journey> which) {
        assertThat(rate.denominator()).isEqualTo(plain.count(among));
        assertThat(rate.numerator()).isEqualTo(plain.count(among.and(which)));
        assertThat(rate.deff())
                .isCloseTo(plain.deff(j -> among.and(which).test(j) ? 1 : 0, j -> among.test(j) ? 1 : 0), within(1e-9));
    }

    private static int rank(Reference.Journey j, int place) {
        return SCHEME.rank(j.steps().get(place));
    }

    private static int first(Reference.Journey j, int rank) {
        return IntStream.range(0, j.steps().size())
                .filter(k -> rank(j, k) == rank)
                .findFirst()
                .orElse(-1);
    }

    private static int later(Reference.Journey j, int from, int rank) {
        return IntStream.range(Math.max(0, from), j.steps().size())
                .filter(k -> from >= 0 && rank(j, k) > rank)
                .findFirst()
                .orElse(-1);
    }

    private static long time(Reference.Journey j, int rank) {
        int first = first(j, rank);
        int leave = first;
        while (leave < j.steps().size() && rank(j, leave) == rank) {
            leave++;
        }
        boolean left = leave < j.steps().size();
        return (left ? j.entered().get(leave) : j.left().get(leave - 1))
                - j.entered().get(first);
    }

    /** However touchpoints are laid in stages, visits and journeys stay the same. */
    @Test
    void totalsAreEqualUnderAnyScheme() {
        StageScheme other = new StageScheme(List.of("x", "y"), Map.of("C", "x", "A", "y", "E", "y"));
        for (long seed = 0; seed < 50; seed++) {
            JourneySet set = RandomLog.of(seed);
            EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
            for (StageScheme scheme : List.of(SCHEME, other, new StageScheme(List.of("none"), Map.of()))) {
                EvaluatedJourneys laid = new EvaluatedJourneys(scheme.apply(set), ids -> new String[ids.length]);
                assertThat(laid.count()).isEqualTo(journeys.count());
                assertThat(laid.graph().edges()).isEqualTo(journeys.graph().edges());
                Stages stages = Stages.of(laid.set(), scheme);
                assertThat(stages.checks(journeys.count(), journeys.converted()))
                        .allMatch(Check::holds);
            }
        }
    }
}
