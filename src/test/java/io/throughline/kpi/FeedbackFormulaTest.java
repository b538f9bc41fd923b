package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackJoin;
import io.throughline.feedback.MemoryFeedback;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.kpi.FeedbackFormula.Figure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of what customers say, each customer once, with the numbers of the textbooks. */
class FeedbackFormulaTest {
    private static final JourneySet SET = Fixture.journeys("A x30");

    /** @param scores of as many customers */
    private static KpiValue value(FeedbackFormula formula, FeedbackKind kind, int... scores) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < scores.length; i++) {
            rows.append(i == 0 ? "" : ";").append("c" + i + " 1800000000 " + kind + " " + scores[i]);
        }
        return value(formula, rows.toString());
    }

    private static KpiValue value(FeedbackFormula formula, String rows) {
        return over(formula, MemoryFeedback.rows(rows));
    }

    private static KpiValue over(FeedbackFormula formula, List<FeedbackRow> rows) {
        MemoryFeedback source = new MemoryFeedback(id -> Integer.parseInt(id.substring(1))).add("survey", rows);
        return formula.over(FeedbackJoin.join(
                new FeedbackIndex(source).items(1), formula.items(), SET, FeedbackJoin.Customers.ALL));
    }

    private static FeedbackFormula of(Figure figure) {
        return new FeedbackFormula(figure, FeedbackFilter.ALL);
    }

    @Test
    void sixPromotersAndTwoDetractorsOfTen() {
        KpiValue nps = value(of(Figure.NPS), FeedbackKind.NPS, 9, 9, 9, 10, 10, 10, 7, 8, 0, 6);
        assertThat(nps.value()).isEqualTo(40);
        assertThat(nps.low()).isCloseTo(-12.59, within(0.005));
        assertThat(nps.high()).isCloseTo(74.12, within(0.005));
        assertThat(nps.numerator()).isNull();
        assertThat(nps.against(new KpiTarget(80, Better.HIGHER)).status()).isEqualTo(KpiStatus.MISSED);
        KpiValue open = nps.against(new KpiTarget(60, Better.HIGHER));
        assertThat(open.status()).isEqualTo(KpiStatus.UNDECIDED);
        assertThat(open.nToDecide()).isGreaterThan(10);
    }

    @Test
    void effortIsAMeanOnOneScale() {
        KpiValue ces = value(of(Figure.CES), FeedbackKind.CES, 5, 6, 7, 3, 6);
        assertThat(ces.value()).isEqualTo(5.4);
        assertThat(ces.notes()).containsExactly("On a scale of 1 to 7, low being hard; 4 of 5 answers find it easy.");
    }

    @Test
    void aMeanScoreStaysOnItsScale() {
        KpiValue score = value(of(Figure.SCORE), FeedbackKind.RATING, 5, 5, 5, 4, 5);
        assertThat(score.value()).isEqualTo(4.8);
        assertThat(score.low()).isCloseTo(2.90, within(0.005));
        assertThat(score.high()).isEqualTo(5);
        String mixed = "c1 1800000000 RATING 5; c2 1800000000 NPS 9";
        assertThatThrownBy(() -> value(of(Figure.SCORE), mixed))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("formula.score = answers on the scales 0 to 10, 1 to 5");
        assertThat(value(of(Figure.LEVEL), mixed).value()).isEqualTo(1);
        assertThat(value(of(Figure.NPS), mixed).n()).isEqualTo(1);
    }

    @Test
    void satisfiedIsThreeQuartersUpTheScale() {
        KpiValue csat = value(of(Figure.CSAT), FeedbackKind.CSAT, 5, 4, 3, 2);
        assertThat(csat.numerator()).isEqualTo(2);
        assertThat(csat.denominator()).isEqualTo(4);
        assertThat(value(of(Figure.CSAT), FeedbackKind.NPS, 5).value()).isNull();
        for (Figure figure : Figure.values()) {
            KpiValue none = value(of(figure), "c1 1800000000 TEXT -");
            assertThat(none.n()).isZero();
            assertThat(none.unit()).isEqualTo(of(figure).measured());
        }
    }

    /** ¾ up the scale counts, whatever binary fractions make of it. */
    @Test
    void threeQuartersOfAnyScaleSatisfy() {
        assertThat(csatOn(1, 4.2, 3.4)).isEqualTo(1);
        assertThat(csatOn(1, 4.2, 3.3)).isZero();
        assertThat(csatOn(0, 0.1, 0.075)).isEqualTo(1);
        assertThat(csatOn(0, 0.1, 0.0749)).isZero();
        assertThat(csatOn(1, 5, 4)).isEqualTo(1);
    }

    private static double csatOn(double least, double most, double score) {
        return over(of(Figure.CSAT), List.of(row(0, least, most, score))).value();
    }

    private static FeedbackRow row(int customer, double least, double most, double score) {
        return new FeedbackRow(
                "c" + customer,
                1_800_000_000_000_000L,
                FeedbackRow.NEVER,
                null,
                null,
                FeedbackKind.CSAT,
                score,
                least,
                most,
                null,
                null,
                null,
                Map.of());
    }

    private static FeedbackFormula from(double top) {
        FeedbackFilter all = FeedbackFilter.ALL;
        return new FeedbackFormula(
                Figure.CSAT,
                new FeedbackFilter(null, null, null, null, null, all.within(), all.about(), null, top, false));
    }

    @Test
    void satisfiedFromAScoreOfItsOwn() {
        List<FeedbackRow> rows = List.of(row(0, 1, 5, 3), row(1, 1, 5, 5), row(2, 1, 5, 2));
        assertThat(over(from(3), rows).numerator()).isEqualTo(2);
        assertThat(over(from(5), rows).numerator()).isEqualTo(1);
        for (double top : new double[] {9, 1, -5}) {
            assertThatThrownBy(() -> over(from(top), rows))
                    .isInstanceOf(InvalidArgument.class)
                    .hasMessage(
                            "filter.top = " + top + ": allowed is above 1.0 and at most 5.0, the scale of the answers");
        }
        List<FeedbackRow> mixed = List.of(row(0, 0, 10, 9), row(1, 1, 5, 5));
        for (double top : new double[] {8, 4}) {
            assertThatThrownBy(() -> over(from(top), mixed))
                    .hasMessage("filter.top = " + top
                            + ": allowed is for answers on one scale; these are on 0.0 to 10.0 and on"
                            + " 1.0 to 5.0: choose some, or leave it out");
        }
    }
}
