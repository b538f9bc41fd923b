package io.throughline.persona.discovery;

import io.throughline.persona.discovery.Discovery.ProposedRule;
import java.util.List;

/**
 * Proposes a rule for a group: made from two thirds of the customers, judged on the rest. Where either part has nobody of the group or
 * nobody else, both are all customers.
 *
 * <p>Cost: questions × customers / 64 for each node of a tree; of a large market a sample of the customers.
 */
final class RuleFinder {
    private static final int SAMPLE = 150_000;

    private final int[] labels;
    private final int size;
    private final List<RuleQuestion> tests;
    private final long[] heldOut;

    private RuleFinder(int[] labels, int size, List<RuleQuestion> tests, long[] heldOut) {
        this.labels = labels;
        this.size = size;
        this.tests = tests;
        this.heldOut = heldOut;
    }

    /** @param labels group of each customer */
    static RuleFinder of(Customers customers, int[] labels) {
        int size = Math.min(SAMPLE, customers.size());
        return new RuleFinder(
                labels,
                size,
                RuleQuestions.of(customers, size),
                CustomerBits.of(size, customer -> customers.heldOut(customer)));
    }

    ProposedRule find(int group) {
        long[] members = CustomerBits.of(size, customer -> labels[customer] == group);
        long[] all = CustomerBits.of(size, customer -> true);
        boolean divided = isMixed(heldOut, members) && isMixed(CustomerBits.andNot(all, heldOut), members);
        long[] judges = divided ? heldOut : all;
        RuleTree tree = RuleTree.of(tests, divided ? CustomerBits.andNot(all, heldOut) : all, members);
        long[] holding = tree.holding(judges);
        long right = CustomerBits.count(holding, members);
        return new ProposedRule(
                tree.text(),
                share(right, CustomerBits.count(holding)),
                share(right, CustomerBits.count(judges, members)));
    }

    private static boolean isMixed(long[] part, long[] members) {
        long inside = CustomerBits.count(part, members);
        return inside > 0 && inside < CustomerBits.count(part);
    }

    /** 0 of nothing. */
    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
