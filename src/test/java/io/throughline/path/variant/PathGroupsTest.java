package io.throughline.path.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.path.variant.PathGroups.PathGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathGroupsTest {
    private static PathGroups groups(JourneySet set, int k) {
        return PathGroups.of(set, k);
    }

    /**
     * Around A B C D: one step replaced (3), one left out (2), and with B repeated (1), which collapses: 4 + 3 + 2 + 1 = 10 journeys of three
     * paths at mean distance (3 + 2)/10. Around X Y Z, 5. V W fits neither: 15 of 16 are covered.
     */
    @Test
    void nearEqualPathsShareAGroup() {
        JourneySet set = Fixture.of(
                        "A > B > C > D x4",
                        "A > B > E > D x3",
                        "A > C > D x2",
                        "A > B > B > C > D",
                        "X > Y > Z x5",
                        "V > W")
                .blocksOf(3)
                .set();
        PathGroups found = groups(set, 2);
        assertThat(found.coverage().numerator()).isEqualTo(15);
        assertThat(found.coverage().denominator()).isEqualTo(16);
        assertThat(found.groups())
                .extracting(g -> g.representative() + " " + g.count() + " " + g.variants() + " " + g.meanDistance())
                .containsExactly("[A, B, C, D] 10 3 0.5", "[X, Y, Z] 5 1 0.0");
        assertThat(groups(set, 10).groups()).hasSize(3);
        assertThat(groups(set, 10).coverage().value()).isEqualTo(1);
    }

    /** A B C and A B C buy are one path but for the closing conversion: one group at distance 0, half of which converts. */
    @Test
    void aGroupHoldsBothOutcomes() {
        PathGroup group = groups(Fixture.journeys("A > B > C x2", "A > B > C => buy x2"), 1)
                .groups()
                .get(0);
        assertThat(group.count()).isEqualTo(4);
        assertThat(group.meanDistance()).isZero();
        assertThat(group.conversion().numerator()).isEqualTo(2);
        assertThat(group.conversion().of()).isEqualTo("journeys of the group");
    }

    @Test
    void theNumberOfGroupsIsChecked() {
        assertThatThrownBy(() -> groups(Fixture.journeys("A"), 0)).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> groups(Fixture.journeys("A"), 101)).isInstanceOf(InvalidArgument.class);
    }

    /** Every journey that fits a representative is in the group of the nearest, counted the plain way. */
    @Test
    void randomLogsEqualThePlainAssignment() {
        for (long seed = 0; seed < 200; seed++) {
            JourneySet set = RandomLog.of(seed);
            for (int k : new int[] {1, 3, 100}) {
                PathGroups found = groups(set, k);
                assertThat(found.groups().size()).isLessThanOrEqualTo(k);
                plain(found, new Reference(set));
            }
        }
    }

    private static void plain(PathGroups found, Reference reference) {
        long covered = 0;
        long distances = 0;
        for (Reference.Journey journey : reference.journeys) {
            List<String> path = base(journey);
            int least = found.groups().stream()
                    .mapToInt(g -> distance(g.representative(), path))
                    .filter(d -> d >= 0)
                    .min()
                    .orElse(-1);
            covered += least >= 0 ? 1 : 0;
            distances += Math.max(0, least);
        }
        assertThat(found.coverage().numerator()).isEqualTo(covered);
        assertThat(found.groups().stream().mapToLong(PathGroup::count).sum()).isEqualTo(covered);
        assertThat(found.groups().stream()
                        .mapToDouble(g -> g.meanDistance() * g.count())
                        .sum())
                .isCloseTo(distances, within(1e-6));
        for (PathGroup group : found.groups()) {
            assertThat(reference.journeys).anyMatch(j -> base(j).equals(group.representative()));
        }
    }

    private static List<String> base(Reference.Journey journey) {
        int size = journey.steps().size() - (journey.converted() ? 1 : 0);
        return collapsed(journey.steps().subList(0, size));
    }

    private static List<String> collapsed(List<String> steps) {
        List<String> path = new ArrayList<>();
        for (String step : steps) {
            if (path.isEmpty() || !path.get(path.size() - 1).equals(step)) {
                path.add(step);
            }
        }
        return path;
    }

    /** −1 where it is more than a third of the longer path. */
    private static int distance(List<String> a, List<String> b) {
        int[] row = new int[b.size() + 1];
        for (int i = 0; i <= a.size(); i++) {
            int[] next = new int[b.size() + 1];
            for (int j = 0; j <= b.size(); j++) {
                if (i == 0 || j == 0) {
                    next[j] = i + j;
                } else {
                    int replaced = row[j - 1] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
                    next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
                }
            }
            row = next;
        }
        return row[b.size()] * 3 <= Math.max(a.size(), b.size()) ? row[b.size()] : -1;
    }
}
