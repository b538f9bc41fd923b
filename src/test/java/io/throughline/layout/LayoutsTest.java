package io.throughline.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.throughline.journey.InvalidArgument;
import io.throughline.layout.GraphLayout.Card;
import io.throughline.layout.GraphLayout.Lane;
import io.throughline.layout.GraphLayout.LaneKind;
import io.throughline.layout.GraphLayout.Size;
import io.throughline.layout.LayoutInput.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutsTest {
    private static final LayoutRequest DEFAULT = new LayoutRequest(null, 0.15, Set.of());

    static Stream<LayoutInput> shapes() {
        return Stream.of(
                new LayoutInput(List.of(), List.of()),
                Shapes.of(List.of(Shapes.step("only", "a", 0, 1))),
                Shapes.of(List.of(Shapes.step("loop", "a", 0, 9)), 0, 0, 8),
                Shapes.of(List.of(Shapes.step("a", "one", 0, 4), Shapes.step("b", "one", 0, 4)), 0, 1, 2, 1, 0, 2),
                Shapes.random(1, 40, 4, 250),
                Shapes.random(2, 40, 0, 250),
                Shapes.random(3, 300, 2, 5_000),
                Shapes.random(4, 300, 0, 5_000),
                Shapes.random(5, 61, 7, 400),
                Shapes.random(6, 12, 12, 30));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void cardsNeverOverlapAndStandInsideTheirLane(LayoutInput input) {
        GraphLayout layout = Layouts.of(input, DEFAULT);
        for (Card card : layout.cards()) {
            Lane lane = layout.lanes().get(card.lane());
            assertThat(card.x()).isBetween(lane.x(), lane.x() + lane.width() - Size.CARD_WIDTH);
            assertThat(card.y()).isBetween(Size.LANE_HEAD, layout.height() - Size.CARD_HEIGHT);
            for (Card other : layout.cards()) {
                if (other != card && other.x() == card.x()) {
                    assertThat(Math.abs(other.y() - card.y()))
                            .isGreaterThanOrEqualTo(Size.CARD_HEIGHT + Size.GAP - 0.02);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyStepIsOnOneCardOrInAFoldedLane(LayoutInput input) {
        GraphLayout layout = Layouts.of(input, DEFAULT);
        List<String> shown =
                layout.cards().stream().flatMap(c -> c.steps().stream()).toList();
        assertThat(shown).doesNotHaveDuplicates();
        int folded = layout.lanes().stream()
                .filter(Lane::folded)
                .mapToInt(Lane::steps)
                .sum();
        assertThat(shown.size() + folded).isEqualTo(input.steps().size());
        assertThat(layout.lanes().stream().mapToLong(Lane::visits).sum())
                .isEqualTo(input.steps().stream().mapToLong(Step::visits).sum());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theShareOfShownLinksMovesNoCard(LayoutInput input) {
        GraphLayout few = Layouts.of(input, new LayoutRequest(null, 0.9, Set.of()));
        GraphLayout many = Layouts.of(input, new LayoutRequest(null, 0, Set.of()));
        assertThat(few.cards()).isEqualTo(many.cards());
        assertThat(few.coverage().shownKinds())
                .isLessThanOrEqualTo(many.coverage().shownKinds());
    }

    @Test
    void theOrderOfStepsInTheInputMakesNoDifference() {
        LayoutInput input = Shapes.random(7, 40, 4, 250);
        GraphLayout first = Layouts.of(input, DEFAULT);
        GraphLayout second = Layouts.of(shuffled(input), DEFAULT);
        assertThat(Layouts.of(input, DEFAULT)).isEqualTo(first);
        assertThat(second.cards()).containsExactlyInAnyOrderElementsOf(first.cards());
        assertThat(second.coverage()).isEqualTo(first.coverage());
    }

    private static LayoutInput shuffled(LayoutInput input) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < input.steps().size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(3));
        return new LayoutInput(
                order.stream().map(input.steps()::get).toList(),
                input.transitions().stream()
                        .map(t -> new LayoutInput.Transition(order.indexOf(t.from()), order.indexOf(t.to()), t.count()))
                        .toList());
    }

    @Test
    void stagesStandInTheirOrderAndConversionsAfterTheStageThatLeadsIntoThem() {
        LayoutInput input = Shapes.of(
                List.of(
                        Shapes.step("thanks", "retention", 3, 50),
                        new Step("buy", "purchase", 2, null, 60, true),
                        Shapes.step("ad", "awareness", 1, 100),
                        Shapes.step("cart", "purchase", 2, 80)),
                2,
                3,
                80,
                3,
                1,
                58,
                0,
                1,
                2);
        GraphLayout layout = Layouts.of(input, DEFAULT);
        assertThat(layout.lanes()).extracting(Lane::name).containsExactly("awareness", "purchase", null, "retention");
        assertThat(layout.lanes().get(2).kind()).isEqualTo(LaneKind.CONVERTED);
        assertThat(layout.lanes()).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
    }

    @Test
    void aStageWithFewVisitsIsAStripUntilItIsUnfolded() {
        LayoutInput input =
                Shapes.of(List.of(Shapes.step("a", "big", 0, 990), Shapes.step("b", "small", 1, 10)), 0, 1, 10);
        GraphLayout folded = Layouts.of(input, DEFAULT);
        assertThat(folded.cards()).extracting(Card::id).containsExactly("a");
        assertThat(folded.lanes().get(1).folded()).isTrue();
        assertThat(folded.lanes().get(1).hiddenTransitions()).isEqualTo(10);
        GraphLayout open = Layouts.of(input, new LayoutRequest(null, 0.15, Set.of("small")));
        assertThat(open.cards()).extracting(Card::id).containsExactly("a", "b");
        assertThat(open.lanes().get(1).hiddenTransitions()).isZero();
    }

    @Test
    void ordersCrossNoMoreThanTheCardsInTheOrderTheyCame() {
        for (int seed = 0; seed < 20; seed++) {
            LayoutInput input = Shapes.random(seed, 45, 4, 300);
            Cards cards = Cards.of(input, Lanes.of(input, Set.of()), DEFAULT);
            Backbone backbone = Backbone.of(cards);
            List<int[]> columns = new ArrayList<>();
            for (int lane = 0; lane < cards.lanes.size(); lane++) {
                int[] inLane = cards.inLane(lane);
                SubColumns.of(cards, inLane)
                        .forEach(column -> columns.add(
                                Arrays.stream(column).map(i -> inLane[i]).toArray()));
            }
            double before = CardOrder.crossings(cards, backbone, columns);
            double after = CardOrder.crossings(cards, backbone, CardOrder.of(cards, backbone, columns));
            assertThat(after).isLessThan(before);
        }
    }

    @Test
    void aChainHasLevelsOneApart() {
        double[] levels = TrophicLevels.of(
                3, List.of(new LayoutInput.Transition(0, 1, 7), new LayoutInput.Transition(1, 2, 5)), new double[3]);
        assertThat(levels).containsExactly(new double[] {0, 1, 2}, offset(1e-12));
        double[] cycle = TrophicLevels.of(
                2, List.of(new LayoutInput.Transition(0, 1, 7), new LayoutInput.Transition(1, 0, 7)), new double[2]);
        assertThat(cycle).containsExactly(new double[] {0, 0}, offset(1e-12));
    }

    @Test
    void columnsAreTheBestRunsOfLevels() {
        double[] levels = {0.1, 2.9, 1.6, 0, 3, 1.4, 1.5};
        assertThat(SubColumns.cut(levels, 3)).containsExactly(new int[] {3, 0}, new int[] {5, 6, 2}, new int[] {1, 4});
        assertThat(SubColumns.cut(new double[20], SubColumns.number(new double[20])))
                .allMatch(column -> column.length <= SubColumns.DEEP)
                .hasSize(3);
    }

    @Test
    void pooledHeightsAreTheNearestThatDoNotFall() {
        assertThat(CardHeights.pool(new double[] {3, 1, 2, 5}, new double[] {1, 1, 1, 1}))
                .containsExactly(2, 2, 2, 5);
        assertThat(CardHeights.pool(new double[] {4, 1}, new double[] {3, 1})).containsExactly(3.25, 3.25);
    }

    @Test
    void tooManyCardsAreRefused() {
        LayoutInput input = Shapes.random(3, 300, 2, 5_000);
        assertThatThrownBy(() -> Layouts.of(input, new LayoutRequest(200, 0.15, Set.of())))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("150");
    }
}
