package io.throughline.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.layout.GraphLayout.Card;
import io.throughline.layout.GraphLayout.Lane;
import io.throughline.layout.GraphLayout.Link;
import io.throughline.layout.GraphLayout.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of layouts: carried or counted, between the sides of their cards, through gaps and beside each other. */
class LayoutLinksTest {
    private static final LayoutRequest DEFAULT = new LayoutRequest(null, 0.15, Set.of());

    @Test
    void transitionsAreCarriedByLinksOrCountedAsHidden() {
        LayoutInput input = Shapes.random(8, 80, 5, 900);
        GraphLayout layout = Layouts.of(input, DEFAULT);
        long carried = layout.links().stream()
                .mapToLong(l -> l.count() + l.countBack())
                .sum();
        long hiddenTwice =
                layout.lanes().stream().mapToLong(Lane::hiddenTransitions).sum();
        assertThat(carried).isLessThanOrEqualTo(layout.coverage().transitions());
        assertThat(hiddenTwice)
                .isBetween(
                        layout.coverage().transitions() - carried,
                        2 * (layout.coverage().transitions() - carried));
        assertThat(layout.links().stream()
                        .filter(Link::shown)
                        .mapToLong(l -> l.count() + l.countBack())
                        .sum())
                .isEqualTo(layout.coverage().shownTransitions());
    }

    @Test
    void twoDirectionsThatAreBothShownAreOneLinkFromTheStronger() {
        LayoutInput input = Shapes.of(
                List.of(Shapes.step("a", "one", 0, 100), Shapes.step("b", "two", 1, 100)), 0, 1, 40, 1, 0, 90);
        Link only = Layouts.of(input, DEFAULT).links().get(0);
        assertThat(Layouts.of(input, DEFAULT).links()).hasSize(1);
        assertThat(only.count()).isEqualTo(90);
        assertThat(only.countBack()).isEqualTo(40);
        assertThat(only.back()).isTrue();
    }

    @Test
    void linksMeetTheirCardsAtTheSideOfTheCard() {
        GraphLayout layout = Layouts.of(Shapes.random(9, 40, 4, 250), DEFAULT);
        for (Link link : layout.links()) {
            double source = layout.cards().get(link.source()).y();
            double target = layout.cards().get(link.target()).y();
            assertThat(link.sourceY()).isBetween(source, source + Size.CARD_HEIGHT);
            assertThat(link.targetY()).isBetween(target, target + Size.CARD_HEIGHT);
        }
    }

    @ParameterizedTest
    @MethodSource("io.throughline.layout.LayoutsTest#shapes")
    void linksPassTheColumnsBetweenTheirEndsBesideTheCards(LayoutInput input) {
        for (double share : new double[] {0.15, 0}) {
            GraphLayout layout = Layouts.of(input, new LayoutRequest(null, share, Set.of()));
            for (Link link : layout.links()) {
                List<Double> passed = columnsBetween(layout, link);
                assertThat(link.via()).hasSameSizeAs(passed);
                for (int i = 0; i < passed.size(); i++) {
                    double x = passed.get(i);
                    double y = link.via().get(i);
                    assertThat(y).isBetween(Size.LANE_HEAD - 0.1, layout.height());
                    assertThat(layout.cards())
                            .noneMatch(card -> card.x() == x && y > card.y() && y < card.y() + Size.CARD_HEIGHT);
                }
            }
        }
    }

    private static List<Double> columnsBetween(GraphLayout layout, Link link) {
        double from = layout.cards().get(link.source()).x();
        double to = layout.cards().get(link.target()).x();
        return layout.cards().stream()
                .map(Card::x)
                .distinct()
                .filter(x -> (x - from) * (x - to) < 0)
                .sorted(from < to ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .toList();
    }

    @Test
    void linksThroughTheSameGapLieSideBySide() {
        LayoutInput input = Shapes.of(
                List.of(
                        Shapes.step("a", "one", 0, 100),
                        Shapes.step("b", "one", 0, 100),
                        Shapes.step("between", "two", 1, 300),
                        Shapes.step("y", "three", 2, 100),
                        Shapes.step("z", "three", 2, 100)),
                0,
                3,
                100,
                1,
                4,
                100,
                0,
                2,
                150,
                1,
                2,
                150);
        GraphLayout layout = Layouts.of(input, DEFAULT);
        List<Double> passed = layout.links().stream()
                .flatMap(link -> link.via().stream())
                .sorted()
                .toList();
        assertThat(passed).hasSize(2);
        assertThat(passed.get(1) - passed.get(0)).isGreaterThan(Size.LINK_WIDTH / 2);
    }

    @Test
    void bowsThatOverlapGoOutUnequallyFar() {
        LayoutInput input = Shapes.of(
                List.of(
                        Shapes.step("a", "one", 0, 100),
                        Shapes.step("b", "one", 0, 100),
                        Shapes.step("c", "one", 0, 100)),
                0,
                1,
                50,
                1,
                0,
                50,
                1,
                2,
                50,
                2,
                1,
                50,
                0,
                2,
                50,
                2,
                0,
                50);
        List<Double> bows = Layouts.of(input, DEFAULT).links().stream()
                .map(Link::bow)
                .sorted()
                .toList();
        assertThat(bows).hasSize(3).doesNotContain(0.0);
        assertThat(bows.get(2)).isGreaterThan(bows.get(1));
    }

    @Test
    void manyBowsOfOneColumnKeepTracksOfTheirOwn() {
        int size = 7;
        List<LayoutInput.Step> steps = IntStream.range(0, size)
                .mapToObj(i -> Shapes.step("s" + i, "one", 0, 100))
                .toList();
        Object[] transitions = IntStream.range(0, size * size)
                .filter(pair -> pair / size != pair % size)
                .flatMap(pair -> IntStream.of(pair / size, pair % size, 50))
                .boxed()
                .toArray();
        List<Link> bows = Layouts.of(Shapes.of(steps, transitions), DEFAULT).links().stream()
                .filter(link -> link.shown() && link.bow() > 0)
                .toList();
        assertThat(bows).hasSizeGreaterThan(size);
        for (Link one : bows) {
            assertThat(bows)
                    .filteredOn(other -> other != one
                            && Math.min(one.sourceY(), one.targetY()) < Math.max(other.sourceY(), other.targetY())
                            && Math.min(other.sourceY(), other.targetY()) < Math.max(one.sourceY(), one.targetY()))
                    .noneMatch(other -> Math.abs(other.bow() - one.bow()) < 0.5);
        }
    }
}
