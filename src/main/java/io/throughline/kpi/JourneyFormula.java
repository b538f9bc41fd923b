package io.throughline.kpi;

import io.throughline.journey.JourneySet;
import java.util.List;

/** A figure that is counted over journeys. One family: whoever adds a member adds it to {@link FormulaReader}. */
public sealed interface JourneyFormula extends KpiFormula
        permits Conversion,
                Retention,
                RepeatPurchase,
                AverageOrderValue,
                RevenuePerCustomer,
                RemainingWorth,
                Engagement,
                EmailResponse,
                RepeatContact,
                Milestone,
                TimeToComplete,
                PatternRatio {

    /** The figure of each span, in their order. Throws {@code InvalidArgument} for patterns and steps that the journeys do not know. Cost: one pass over the journeys for all spans. */
    List<KpiValue> each(JourneySet set, Spans spans);

    /** The figure over all of them. */
    default KpiValue over(JourneySet set) {
        return each(set, Spans.ALL).get(0);
    }
}
