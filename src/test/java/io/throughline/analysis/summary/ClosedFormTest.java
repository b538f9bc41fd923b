package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.graph.GraphView;
import io.throughline.journey.Fixture;
import io.throughline.measure.Distribution;
import io.throughline.path.variant.Paths;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Figures worked out by hand. Seven journeys of six customers: three A B buy (40 each), two A C, one B A B buy (10) and its tail A.
 */
class ClosedFormTest {
    private final EvaluatedJourneys journeys = new EvaluatedJourneys(
            Fixture.of("A > B +2h => buy 40 x3", "A > C x2", "B > A > B => buy 10 | +1d A")
                    .blocksOf(4)
                    .set(),
            ids -> java.util.Arrays.stream(ids).mapToObj(i -> "c" + i).toArray(String[]::new));

    private GraphView.Node node(String id) {
        return journeys.view(new GraphView.Request(null, null, true, true)).nodes().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private GraphView.Edge edge(String from, String to) {
        return journeys.view(new GraphView.Request(null, null, true, true)).edges().stream()
                .filter(e -> e.from().equals(from) && e.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void totals() {
        assertThat(journeys.count()).isEqualTo(7);
        assertThat(journeys.customers()).isEqualTo(6);
        // 3·3 + 2·2 + 4 + 1
        assertThat(journeys.interactions()).isEqualTo(18);
        assertThat(journeys.converted()).isEqualTo(4);
        assertThat(journeys.customerConversion().numerator()).isEqualTo(4);
        assertThat(journeys.value()).isEqualTo(130);
        assertThat(journeys.afterConversionTails()).isEqualTo(1);
        assertThat(journeys.open()).isNull();
        // lengths 1 2 2 3 3 3 4; place 5.4 of 0 … 6 lies 0.4 of the way from 3 to 4
        assertThat(Spread.steps(journeys.set()).median()).isEqualTo(3);
        assertThat(Spread.steps(journeys.set()).p90()).isCloseTo(3.4, within(1e-12));
        assertThat(Spread.steps(journeys.set()).mean()).isCloseTo(18 / 7.0, within(1e-12));
        // seconds: 7260 three times, 60 twice, 180, 0
        assertThat(Spread.seconds(journeys.set()))
                .isEqualTo(new Distribution((3 * 7260 + 2 * 60 + 180) / 7.0, 180, 7260, 7260));
    }

    @Test
    void conversionKnowsThatOneCustomerCountsTwice() {
        // p = 4/7; customers (x, n): (1,1)·3, (0,1)·2, (1,2); squares 3·(3/7)² + 2·(4/7)² + (1/7)² = (27 + 32 + 1)/49
        double squares = 60 / 49.0;
        double s2 = 7 * 6 / 5.0 * squares / (49 * (4 / 7.0) * (3 / 7.0));
        assertThat(s2).isLessThan(1);
        assertThat(journeys.conversion().deff()).isEqualTo(1);
        assertThat(journeys.conversion().value()).isEqualTo(4 / 7.0);
    }

    @Test
    void nodes() {
        // A: visits 3 + 2 + 1 + 1, one end (the tail)
        GraphView.Node a = node("A");
        assertThat(a.visits()).isEqualTo(7);
        assertThat(a.journeys()).isEqualTo(7);
        assertThat(a.dropOff().value()).isEqualTo(1 / 7.0);
        assertThat(a.label()).isEqualTo("The A");
        // B: five visits in four journeys, all converted
        GraphView.Node b = node("B");
        assertThat(b.visits()).isEqualTo(5);
        assertThat(b.journeys()).isEqualTo(4);
        assertThat(b.conversion().value()).isEqualTo(1);
        assertThat(node("C").exitShare().value()).isEqualTo(1);
        assertThat(node("buy").kind()).isEqualTo(GraphView.Kind.CONVERSION);
        assertThat(node("START").visits()).isEqualTo(7);
        assertThat(node("ENDED").visits()).isEqualTo(3);
    }

    @Test
    void edges() {
        GraphView.Edge ab = edge("A", "B");
        assertThat(ab.count()).isEqualTo(4);
        assertThat(ab.probability()).isEqualTo(4 / 7.0);
        // 7200 s three times and 60 s once; place 1.5, and 2.7 of 0 … 3
        assertThat(ab.medianSeconds()).isEqualTo(7200);
        assertThat(ab.p90Seconds()).isEqualTo(7200);
        assertThat(edge("B", "A").count()).isEqualTo(1);
        assertThat(edge("A", "ENDED").medianSeconds()).isNull();
        assertThat(edge("START", "A").count()).isEqualTo(6);
    }

    @Test
    void chances() {
        // a = 4/7·b, b = 4/5 + 1/5·a  ⇒  a = 16/31, b = 28/31; START 6/7·a + 1/7·b = 124/217 = 4/7
        assertThat(node("A").conversionFromHere()).isCloseTo(16 / 31.0, within(1e-15));
        assertThat(node("B").conversionFromHere()).isCloseTo(28 / 31.0, within(1e-15));
        assertThat(node("START").conversionFromHere()).isCloseTo(4 / 7.0, within(1e-15));
        assertThat(node("C").conversionFromHere()).isZero();
        assertThat(node("buy").conversionFromHere()).isEqualTo(1);
        assertThat(node("ENDED").conversionFromHere()).isZero();
    }

    @Test
    void topHidesTheRestAndSaysSo() {
        GraphView shown = journeys.view(new GraphView.Request(1, null, false, true));
        assertThat(shown.nodes().stream().map(GraphView.Node::id)).containsExactly("START", "A", "buy", "ENDED");
        // B and C go, with START→B, A→B, A→C, B→A, B→buy, C→ENDED: 1 + 4 + 2 + 1 + 4 + 2 transitions
        assertThat(shown.hidden()).isEqualTo(new GraphView.Hidden(2, 6, 14));
        GraphView.Node a = shown.nodes().get(1);
        assertThat(a.hiddenIn()).isEqualTo(1);
        assertThat(a.hiddenOut()).isEqualTo(6);
        assertThat(a.conversionFromHere()).isCloseTo(16 / 31.0, within(1e-15));
        assertThat(shown.edges()).allMatch(e -> !e.from().equals("A") || e.probability() == 1 / 7.0);
        GraphView strong = journeys.view(new GraphView.Request(null, 4L, false, false));
        assertThat(strong.edges()).hasSize(3).allMatch(e -> e.count() >= 4 && e.medianSeconds() == null);
    }

    @Test
    void pathsAreComparedWithoutTheirConversion() {
        EvaluatedJourneys mixed = new EvaluatedJourneys(
                Fixture.journeys("A > B => buy 40 x3", "A > B x5", "=> buy 1"), ids -> new String[ids.length]);
        List<Paths.Entry> entries = mixed.paths()
                .page(new Paths.Request(10, null, Paths.Span.JOURNEY, null, Paths.Order.VALUE, 1))
                .entries();
        Paths.Path bought = entries.get(0).path();
        assertThat(bought.steps()).containsExactly("A", "B", "buy");
        assertThat(bought.count()).isEqualTo(3);
        assertThat(bought.value()).isEqualTo(120);
        assertThat(bought.conversion().numerator()).isEqualTo(3);
        assertThat(bought.conversion().denominator()).isEqualTo(8);
        assertThat(bought.shareOfAll().value()).isEqualTo(3 / 9.0);
        assertThat(entries.get(1).path().steps()).containsExactly("buy");
        assertThat(entries.get(1).path().conversion().value()).isEqualTo(1);
        assertThat(entries.get(2).path().conversion()).isEqualTo(bought.conversion());
        assertThat(mixed.paths()
                        .page(new Paths.Request(10, null, Paths.Span.JOURNEY, null, Paths.Order.CONVERTED, 1))
                        .entries())
                .extracting(e -> String.join(">", e.path().steps()))
                .containsExactly("A>B>buy", "buy", "A>B");
    }

    @Test
    void membersComeByStartAndEachOnce() {
        Members all = MemberPages.of(journeys).page(100, null);
        assertThat(all.totalCount()).isEqualTo(7);
        assertThat(all.entries().get(6).member().number()).isEqualTo(2);
        assertThat(all.entries().get(6).member().customer()).isEqualTo("c5");
        List<String> cursors = new java.util.ArrayList<>();
        Members page = MemberPages.of(journeys).page(3, null);
        while (true) {
            page.entries().forEach(e -> cursors.add(e.cursor()));
            if (!page.hasNextPage()) {
                break;
            }
            page = MemberPages.of(journeys).page(3, cursors.get(cursors.size() - 1));
            assertThat(page.hasPreviousPage()).isTrue();
        }
        assertThat(cursors)
                .isEqualTo(all.entries().stream().map(Members.Entry::cursor).toList());
    }
}
