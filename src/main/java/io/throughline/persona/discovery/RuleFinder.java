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
    private final List<RuleTest> tests;
    private final long[] heldOut;

    private RuleFinder(int[] labels, int size, List<RuleTest> tests, long[] heldOut) {
        this.labels = labels;
        this.size = size;
        this.tests = tests;
        this.heldOut = heldOut;
    }

    /** @param labels group of each customer */
    static RuleFinder of(Customers customers, int[] labels) {
        int size = Math.min(SAMPLE, customers.size());
        return new RuleFinder(
                labels, size, RuleTests.of(customers, size), Bits.of(size, customer -> customers.heldOut(customer)));
    }

    ProposedRule find(int group) {
        long[] members = Bits.of(size, customer -> labels[customer] == group);
        long[] all = Bits.of(size, customer -> true);
        boolean divided = isMixed(heldOut, members) && isMixed(Bits.andNot(all, heldOut), members);
        long[] judges = divided ? heldOut : all;
        RuleTree tree = RuleTree.of(tests, divided ? Bits.andNot(all, heldOut) : all, members);
        long[] holding = tree.holding(judges);
        long right = Bits.count(holding, members);
        return new ProposedRule(
                tree.text(), share(right, Bits.count(holding)), share(right, Bits.count(judges, members)));
    }

    private static boolean isMixed(long[] part, long[] members) {
        long inside = Bits.count(part, members);
        return inside > 0 && inside < Bits.count(part);
    }

    /** 0 of nothing. */
    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
