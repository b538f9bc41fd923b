package io.throughline.sample;

/**
 * How readily a customer buys, whatever the persona.
 *
 * @param share of all customers
 * @param factor on the chance of a purchase wherever one can follow; endings stay, the other transitions make room in proportion
 */
record Propensity(String id, double share, double factor) {}
