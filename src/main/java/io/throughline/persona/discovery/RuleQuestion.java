package io.throughline.persona.discovery;

/**
 * One question that a rule may ask, with the answers of all customers.
 *
 * @param subject what is asked about: of two questions on one way through a tree, the later may imply the one before
 * @param threshold whether what is asked about reaches a threshold; otherwise, whether it is one certain value
 * @param yes the expression that is true of those who pass
 * @param no the expression that is true of exactly the others
 * @param passes a bit for each customer
 */
record RuleQuestion(String subject, boolean threshold, String yes, String no, long[] passes) {

    /** Whether the answer to this question goes without saying where {@code later} is answered so: below 3 is below 5, red is not blue. */
    boolean isImplied(boolean answer, RuleQuestion later, boolean laterAnswer) {
        boolean same = subject.equals(later.subject) && threshold == later.threshold;
        return same && (threshold ? answer == laterAnswer : !answer && laterAnswer);
    }
}
