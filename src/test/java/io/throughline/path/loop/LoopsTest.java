package io.throughline.path.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoopsTest {
    private static List<Loop> loops(JourneySet set) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length]).loops().first(1_000);
    }

    /** A B A B A at minutes 1 to 5: from 1 to 3 and from 3 to 5 it goes A→B→A, two visits too many each time. */
    @Test
    void goingThereAndBackTwiceIsOneLoopMadeTwice() {
        List<Loop> loops = loops(Fixture.journeys("A > B > A > B > A"));
        assertThat(loops).hasSize(1);
        assertThat(loops.get(0).steps()).containsExactly("A", "B", "A");
        assertThat(loops.get(0).times()).isEqualTo(2);
        assertThat(loops.get(0).journeys()).isEqualTo(1);
        assertThat(loops.get(0).extraVisits()).isEqualTo(4);
        assertThat(loops.get(0).extraSeconds()).isEqualTo(240);
        assertThat(loops.get(0).conversionWithout().value()).isNull();
    }

    /** A B C B A: B→C→B takes 2 minutes and is erased, A→B→A the other 2 of the 4 from A to A. */
    @Test
    void theTimeOfALoopWithinALoopCountsOnce() {
        assertThat(loops(Fixture.journeys("A > B > C > B > A => buy")))
                .extracting(l -> l.steps() + " " + l.extraVisits() + " " + l.extraSeconds())
                .containsExactly("[A, B, A] 2 120.0", "[B, C, B] 2 120.0");
    }

    @Test
    void aRepeatIsALoopOfOneStepAndStepNumbersHaveNoSeconds() {
        List<Loop> loops = loops(Fixture.journeys("#A > A > A > B"));
        assertThat(loops).extracting(Loop::steps).containsExactly(List.of("A", "A"));
        assertThat(loops.get(0).extraVisits()).isEqualTo(2);
        assertThat(loops.get(0).extraSeconds()).isNull();
    }

    /** Two of three with the loop buy; of those that visit A without it one of two; C, which never visits A, is in neither. */
    @Test
    void conversionIsComparedWithJourneysThatVisitTheFirstStep() {
        Loop loop = loops(Fixture.journeys("A > B > A => buy x2", "A > B > A", "A > B", "A => buy", "C => buy"))
                .get(0);
        assertThat(loop.conversionWith().numerator()).isEqualTo(2);
        assertThat(loop.conversionWith().denominator()).isEqualTo(3);
        assertThat(loop.conversionWithout().numerator()).isEqualTo(1);
        assertThat(loop.conversionWithout().denominator()).isEqualTo(2);
    }

    @Test
    void theNumberAskedForIsChecked() {
        EvaluatedJourneys none = new EvaluatedJourneys(Fixture.journeys("A"), ids -> new String[ids.length]);
        assertThat(none.loops().first(1)).isEmpty();
        assertThatThrownBy(() -> none.loops().first(0)).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> none.loops().first(1_001)).isInstanceOf(InvalidArgument.class);
    }

    private static final class Sums {
        long times;
        double seconds;
        boolean timed;
        final List<Reference.Journey> journeys = new ArrayList<>();
    }

    @Test
    void everyFigureEqualsThePlainWayOnRandomLogs() {
        for (long seed = 0; seed < 300; seed++) {
            JourneySet set = RandomLog.of(seed);
            Reference reference = new Reference(set);
            Map<List<String>, Sums> plain = new LinkedHashMap<>();
            reference.journeys.forEach(journey -> erase(journey, plain));
            List<Loop> loops = loops(set);
            assertThat(loops).hasSize(plain.size());
            assertThat(Loops.of(set).firstSteps(Loops.MAX_FIRST))
                    .isEqualTo(loops.stream().map(Loop::steps).toList());
            for (int i = 0; i < loops.size(); i++) {
                same(loops.get(i), plain.get(loops.get(i).steps()), reference);
                assertThat(i == 0 || before(loops.get(i - 1), loops.get(i))).isTrue();
            }
        }
    }

    private static boolean before(Loop a, Loop b) {
        int byVisits = Long.compare(b.extraVisits(), a.extraVisits());
        return byVisits < 0
                || (byVisits == 0 && String.join(" ", a.steps()).compareTo(String.join(" ", b.steps())) < 0);
    }

    private static void same(Loop loop, Sums plain, Reference reference) {
        assertThat(loop.times()).isEqualTo(plain.times);
        assertThat(loop.extraVisits()).isEqualTo(plain.times * (loop.steps().size() - 1));
        assertThat(loop.journeys()).isEqualTo(plain.journeys.size());
        assertThat(loop.extraSeconds() != null).isEqualTo(plain.timed);
        if (loop.extraSeconds() != null) {
            assertThat(loop.extraSeconds()).isCloseTo(plain.seconds, within(1e-6));
        }
        assertThat(loop.conversionWith().numerator())
                .isEqualTo(plain.journeys.stream()
                        .filter(Reference.Journey::converted)
                        .count());
        assertThat(loop.conversionWith().deff())
                .isCloseTo(deff(reference, j -> plain.journeys.contains(j)), within(1e-9));
        java.util.function.Predicate<Reference.Journey> without =
                j -> j.steps().contains(loop.steps().get(0))
                        && plain.journeys.stream().noneMatch(with -> with == j);
        assertThat(loop.conversionWithout().denominator()).isEqualTo(reference.count(without));
        assertThat(loop.conversionWithout().numerator())
                .isEqualTo(reference.count(j -> without.test(j) && j.converted()));
        assertThat(loop.conversionWithout().deff()).isCloseTo(deff(reference, without), within(1e-9));
    }

    private static double deff(Reference reference, java.util.function.Predicate<Reference.Journey> which) {
        return reference.deff(j -> which.test(j) && j.converted() ? 1 : 0, j -> which.test(j) ? 1 : 0);
    }

    /** With lists, as the words say; time within a closed loop belongs to it alone. */
    private static void erase(Reference.Journey journey, Map<List<String>, Sums> plain) {
        List<String> path = new ArrayList<>();
        List<Long> spent = new ArrayList<>();
        for (int k = 0; k < journey.steps().size(); k++) {
            if (k > 0) {
                long gap = journey.entered().get(k) - journey.entered().get(k - 1);
                spent.set(spent.size() - 1, spent.get(spent.size() - 1) + gap);
            }
            int place = path.indexOf(journey.steps().get(k));
            if (place < 0) {
                path.add(journey.steps().get(k));
                spent.add(0L);
                continue;
            }
            List<String> loop = new ArrayList<>(path.subList(place, path.size()));
            loop.add(loop.get(0));
            Sums sums = plain.computeIfAbsent(loop, l -> new Sums());
            sums.times++;
            sums.timed |= journey.timed();
            long took = spent.subList(place, spent.size()).stream()
                    .mapToLong(Objects::requireNonNull)
                    .sum();
            sums.seconds += journey.timed() ? took / 1e6 : 0;
            if (sums.journeys.stream().noneMatch(j -> j == journey)) {
                sums.journeys.add(journey);
            }
            path.subList(place + 1, path.size()).clear();
            spent.subList(place + 1, spent.size()).clear();
            spent.set(place, 0L);
        }
    }
}
