package io.throughline.sample;

/**
 * A group of customers who move alike.
 *
 * @param share of all customers
 * @param leastAge years; ages rise from here, triangular, to {@code mostAge}
 * @param leastIncome euro a year; incomes rise from here, triangular, to {@code mostIncome}
 * @param meanCents mean value of a purchase
 */
public record MarketPersona(
        String id,
        String name,
        double share,
        int leastAge,
        int mostAge,
        int leastIncome,
        int mostIncome,
        int meanCents,
        Weights occupations) {}
