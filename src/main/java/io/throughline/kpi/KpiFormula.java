package io.throughline.kpi;

import io.throughline.journey.JourneySet;

/** A figure that a business counts, and how it is counted. One family: whoever adds a member adds it to {@link FormulaReader}. */
public sealed interface KpiFormula
        permits Conversion,
                Retention,
                RepeatPurchase,
                AverageOrderValue,
                RevenuePerCustomer,
                RemainingWorth,
                Engagement,
                EmailResponse,
                Milestone,
                TimeToComplete,
                PatternRatio {

    /** As a query names it. */
    String name();

    /** What a query says of it: true where the name alone says all, else a map in a fixed order of texts, numbers, words and such maps. */
    Object argument();

    /** What is counted, in words. */
    String definition();

    /** The figure over some journeys. Throws {@code InvalidArgument} for patterns and steps that these do not know. */
    KpiValue over(JourneySet set, Span span);

    default KpiValue over(JourneySet set) {
        return over(set, Span.ALL);
    }

    /** Whether it adds up values, which must be of one currency. */
    default boolean addsValues() {
        return false;
    }

    /** As a query writes it; {@link FormulaText#read} reads it back. */
    default String text() {
        return FormulaText.print(this);
    }
}
