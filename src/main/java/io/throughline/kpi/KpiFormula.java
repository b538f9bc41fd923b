package io.throughline.kpi;

/** A figure that a business counts, and how it is counted. */
public sealed interface KpiFormula permits JourneyFormula, FeedbackFormula {

    /** As a query names it. */
    String name();

    /** What a query says of it: true where the name alone says all, else a map in a fixed order of texts, numbers, words, lists and such maps. */
    Object argument();

    /** What is counted, in words. */
    String definition();

    /** Whether it adds up values, which must be of one currency. */
    default boolean addsValues() {
        return false;
    }

    /** Of the figure; money is in {@link KpiValue#MONEY} until its currency is known. */
    default String measured() {
        return addsValues() ? KpiValue.MONEY : KpiValue.SHARE;
    }

    /** As a query writes it; {@link FormulaText#read} reads it back. */
    default String text() {
        return FormulaText.print(this);
    }
}
