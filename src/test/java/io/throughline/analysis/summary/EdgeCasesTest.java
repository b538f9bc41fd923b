package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.analysis.breakdown.Trend;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.graph.GraphView;
import io.throughline.journey.Definition;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Check;
import io.throughline.path.variant.Paths;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeCasesTest {
    private static final Paths.Request WHOLE =
            new Paths.Request(20, null, Paths.Span.JOURNEY, null, Paths.Order.CONVERSION, 1);

    private static EvaluatedJourneys evaluate(String... lines) {
        return new EvaluatedJourneys(Fixture.journeys(lines), ids -> new String[ids.length]);
    }

    private static GraphView whole(EvaluatedJourneys journeys) {
        return journeys.view(new GraphView.Request(null, null, true, true));
    }

    @Test
    void anEmptySetHasAnswersEverywhere() {
        EvaluatedJourneys none = evaluate();
        assertThat(none.conversion().value()).isNull();
        assertThat(none.customerConversion().low()).isNull();
        assertThat(Spread.steps(none.set())).isNull();
        assertThat(Spread.seconds(none.set())).isNull();
        GraphView graph = whole(none);
        assertThat(graph.nodes()).hasSize(2).allMatch(n -> n.conversion().value() == null);
        assertThat(graph.nodes()).allMatch(n -> n.conversionFromHere() == 0);
        assertThat(graph.edges()).isEmpty();
        assertThat(none.paths().page(WHOLE).entries()).isEmpty();
        assertThat(Trend.of(none.set(), TrendPoint.Unit.DAY, ZoneOffset.UTC)).isEmpty();
        assertThat(MemberPages.of(none).page(5, null).entries()).isEmpty();
        assertThat(JourneyChecks.of(none)).allMatch(Check::holds).noneMatch(c -> Double.isNaN(c.left()));
    }

    @Test
    void aJourneyMayBeOnlyAConversion() {
        EvaluatedJourneys only = evaluate("=> buy 3");
        assertThat(whole(only).edges())
                .singleElement()
                .satisfies(e -> assertThat(e.to()).isEqualTo("buy"));
        Paths.Path path = only.paths().page(WHOLE).entries().get(0).path();
        assertThat(path.conversion().value()).isEqualTo(1);
        assertThat(path.seconds().max()).isZero();
        Paths.Path window = only.paths()
                .page(new Paths.Request(20, null, Paths.Span.WINDOW, 1, Paths.Order.CONVERSION, 1))
                .entries()
                .get(0)
                .path();
        assertThat(window.conversion().denominator()).isEqualTo(1);
        assertThat(JourneyChecks.of(only)).allMatch(Check::holds);
    }

    @Test
    void aStepThatOnlyRepeatsItselfHasChanceZeroAndEndsOnce() {
        EvaluatedJourneys loop = evaluate("A > A > A > A");
        GraphView graph = whole(loop);
        assertThat(graph.nodes().get(1).dropOff().value()).isEqualTo(0.25);
        assertThat(graph.nodes().get(1).conversionFromHere()).isZero();
        assertThat(graph.edges().get(0).count()).isEqualTo(3);
        assertThat(graph.edges().get(0).journeys()).isEqualTo(1);
        assertThat(JourneyChecks.of(loop)).allMatch(Check::holds);
    }

    @Test
    void certainConversionIsExactlyOneThroughLoops() {
        GraphView graph = whole(evaluate("A > B > A > B => buy", "B > B > A => buy"));
        assertThat(graph.nodes())
                .filteredOn(n -> n.kind() == GraphView.Kind.STEP)
                .allMatch(n -> n.conversionFromHere() == 1.0);
    }

    @Test
    void equalTimesTakeNoTimeAndStepNumbersHaveNone() {
        assertThat(whole(evaluate("A > B +0m")).edges())
                .filteredOn(e -> e.to().equals("B"))
                .allMatch(e -> e.medianSeconds() == 0);
        EvaluatedJourneys numbers = evaluate("#A > B => buy");
        assertThat(whole(numbers).edges()).hasSize(3).allMatch(e -> e.medianSeconds() == null);
        assertThat(Spread.seconds(numbers.set())).isNull();
        assertThat(Trend.of(numbers.set(), TrendPoint.Unit.DAY, ZoneOffset.UTC)).isEmpty();
        assertThat(MemberPages.of(numbers)
                        .page(1, null)
                        .entries()
                        .get(0)
                        .member()
                        .start())
                .isNull();
    }

    @Test
    void pagesFollowEachOtherAndForeignCursorsAreRefused() {
        EvaluatedJourneys journeys = evaluate("A", "B", "C", "A > B", "A > C", "A > B > C", "A");
        List<List<String>> seen = new ArrayList<>();
        Paths page = journeys.paths().page(request(2, null));
        while (page.hasNextPage()) {
            page.entries().forEach(e -> seen.add(e.path().steps()));
            page = journeys.paths().page(request(2, page.entries().get(1).cursor()));
        }
        assertThat(seen.get(0)).containsExactly("A");
        assertThat(page.totalCount()).isEqualTo(6);
        assertThat(page.hasPreviousPage()).isTrue();
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        String member = MemberPages.of(journeys).page(1, null).entries().get(0).cursor();
        for (String wrong : new String[] {"", "%%", "abc", member}) {
            assertThatThrownBy(() -> journeys.paths().page(request(2, wrong)))
                    .isInstanceOf(InvalidArgument.class)
                    .hasMessageContaining("after");
        }
        assertThat(journeys.paths().page(request(0, null)).hasNextPage()).isTrue();
    }

    private static Paths.Request request(int first, @org.jspecify.annotations.Nullable String after) {
        return new Paths.Request(first, after, Paths.Span.JOURNEY, null, Paths.Order.COUNT, 1);
    }

    @Test
    void windowsNeedALengthAndJourneysRefuseOne() {
        EvaluatedJourneys journeys = evaluate("A");
        for (Paths.Request wrong : List.of(
                new Paths.Request(1, null, Paths.Span.WINDOW, null, Paths.Order.COUNT, 1),
                new Paths.Request(1, null, Paths.Span.WINDOW, 0, Paths.Order.COUNT, 1),
                new Paths.Request(1, null, Paths.Span.JOURNEY, 2, Paths.Order.COUNT, 1))) {
            assertThatThrownBy(() -> journeys.paths().page(wrong))
                    .isInstanceOf(InvalidArgument.class)
                    .extracting(e -> ((InvalidArgument) e).argument())
                    .isEqualTo("length");
        }
        assertThatThrownBy(() -> MemberPages.of(journeys).page(10_001, null)).hasMessageContaining("first");
        assertThatThrownBy(() -> journeys.view(new GraphView.Request(-1, null, false, false)))
                .hasMessageContaining("top");
    }

    @Test
    void trendShowsEmptyUnitsOfTheLocalCalendar() {
        Definition gaps = Definition.DEFAULT.withInactivity(Duration.ofDays(1));
        EvaluatedJourneys journeys = new EvaluatedJourneys(
                Fixture.of("A => buy 5 | +50h A ?", "A").definition(gaps).set(), ids -> new String[ids.length]);
        List<TrendPoint> days = Trend.of(journeys.set(), TrendPoint.Unit.DAY, ZoneOffset.UTC);
        assertThat(days).extracting(TrendPoint::count).containsExactly(2L, 0L, 1L);
        assertThat(days).extracting(TrendPoint::open).containsExactly(0L, 0L, 1L);
        assertThat(days.get(0).value()).isEqualTo(5);
        assertThat(days.get(1).conversion().value()).isNull();
        // midnight UTC of Thursday 1 January 2026 is still Wednesday in New York
        List<TrendPoint> weeks = Trend.of(journeys.set(), TrendPoint.Unit.WEEK, ZoneId.of("America/New_York"));
        assertThat(weeks).singleElement().satisfies(w -> assertThat(w.from()).hasToString("2025-12-29T00:00-05:00"));
        assertThat(Trend.of(journeys.set(), TrendPoint.Unit.QUARTER, ZoneId.of("America/New_York")))
                .extracting(p -> p.from().toString())
                .containsExactly("2025-10-01T00:00-04:00", "2026-01-01T00:00-05:00");
    }

    @Test
    void hoursFollowTheClockWhereItIsSetBack() {
        // New York, 1 November 2026: 05:30Z is 01:30 summer time, 06:30Z is 01:30 again
        EvaluatedJourneys journeys = evaluate("+438090m A", "+438150m A");
        assertThat(Trend.of(journeys.set(), TrendPoint.Unit.HOUR, ZoneId.of("America/New_York")))
                .extracting(p -> p.from().toString())
                .containsExactly("2026-11-01T01:00-04:00", "2026-11-01T01:00-05:00");
    }

    @Test
    void aTrendOfTooManyPointsIsRefused() {
        assertThatThrownBy(() -> Trend.of(evaluate("A | +900d A").set(), TrendPoint.Unit.HOUR, ZoneOffset.UTC))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("20,000");
    }
}
