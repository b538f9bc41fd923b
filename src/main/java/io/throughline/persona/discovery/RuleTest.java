package io.throughline.persona.discovery;

/**
 * One question that a rule may ask, with the answers of all customers.
 *
 * @param family questions about one quantity: of two that are answered alike, the one asked later implies the one before
 * @param yes the expression that is true of those who pass
 * @param no the expression that is true of exactly the others
 * @param passes a bit for each customer
 */
record RuleTest(String family, String yes, String no, long[] passes) {}
