package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackTime;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Period;
import io.throughline.kpi.FeedbackFormula.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A formula is text as a query writes it, read back as it was, its faults named. */
class FormulaTextTest {
    private static final TimeSpan FEBRUARY = span("2026-02-01", "2026-03-01");

    private static TimeSpan span(String from, String to) {
        return new TimeSpan(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
    }

    @Test
    void textIsReadBack() {
        for (KpiFormula formula : new KpiFormula[] {
            new Conversion(),
            new AverageOrderValue(),
            new RevenuePerCustomer(),
            new RepeatPurchase(null),
            new RepeatPurchase(Duration.ofDays(180)),
            new Retention(FEBRUARY, span("2025-01-01", "2025-02-01"), "\"A\\\" \n\"|[x='é…']", true),
            new Engagement("\"ad\"", ". \"b\"", Duration.ofHours(3)),
            new EmailResponse(Duration.ofDays(3)),
            new Milestone("\"A\" ..{0,3} \"B\""),
            new RemainingWorth(CalendarPeriod.WEEK, 6, 0.01),
            new RemainingWorth(CalendarPeriod.MONTH, null, 0),
            new TimeToComplete(null, "B: {x}"),
            new RepeatContact("\"call\"", Duration.ofDays(7), true),
            new FeedbackFormula(Figure.NPS, FeedbackFilter.ALL),
            new FeedbackFormula(
                    Figure.LEVEL,
                    new FeedbackFilter(
                            List.of(FeedbackKind.CSAT, FeedbackKind.TEXT),
                            List.of("cart \"x\""),
                            List.of("web"),
                            List.of("survey"),
                            new Period(Instant.parse("2026-01-01T00:00:00Z"), null, Period.By.START),
                            Duration.ofHours(5),
                            FeedbackTime.ASKED,
                            "score < 3.0",
                            4.5,
                            true)),
            new PatternRatio("\"A\"", "\"B\"", true)
        }) {
            assertThat(FormulaText.read(formula.text())).isEqualTo(formula);
            assertThat(formula.definition()).endsWith(".");
        }
        assertThat(new Retention(FEBRUARY, null, null, false).text())
                .isEqualTo("{retention: {period: {from: \"2026-02-01T00:00:00Z\", to: \"2026-03-01T00:00:00Z\"}}}");
    }

    @Test
    void faultsNameTheArgument() {
        fault(Map.of(), "formula = 0 formulas");
        fault(Map.of("nothing", true), "formula = nothing");
        fault(Map.of("conversion", false), "formula.conversion = false: allowed is true");
        fault(Map.of("milestone", Map.of()), "formula.milestone.matching");
        fault(Map.of("milestone", Map.of("matching", "x", "y", 1)), "formula.milestone = y: allowed is only matching");
        fault(
                Map.of("retention", Map.of("period", Map.of("from", "2026-01-01T00:00:00Z"))),
                "formula.retention.period");
        fault(Map.of("retention", Map.of("period", Map.of("from", "today"))), "formula.retention.period.from = today");
        fault(Map.of("repeatPurchase", Map.of("within", "P1M")), "formula.repeatPurchase.within");
        fault(Map.of("repeatPurchase", Map.of("within", "-P1D")), "formula.repeatPurchase.within");
        fault(Map.of("engagement", Map.of("exposure", "x", "engaged", "y")), "formula.engagement.within");
        fault(Map.of("nps", Map.of("kinds", List.of("CSAT"))), "formula.nps.kinds");
        fault(Map.of("level", Map.of("kinds", List.of("STARS"))), "formula.level.kinds = STARS");
        fault(Map.of("level", Map.of("within", "-P1D")), "formula.level.within");
        fault(Map.of("level", Map.of("lowIsEasy", "yes")), "formula.level.lowIsEasy");
        fault(Map.of("repeatContact", Map.of()), "formula.repeatContact.contact");
        fault(Map.of("ratio", Map.of("numerator", "x", "denominator", "y", "by", "HOUR")), "formula.ratio.by");
        assertThatThrownBy(() -> FormulaText.read("{conversion: [")).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> FormulaText.read("!!java.net.URL {conversion: true}"))
                .isInstanceOf(InvalidArgument.class);
    }

    private static void fault(Map<String, Object> formula, String message) {
        assertThatThrownBy(() -> FormulaReader.read("formula", formula))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining(message);
    }
}
