package io.throughline.persona.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** A tree of three questions by the Gini index over plain lists, and its leaves with the best F1. */
final class GreedyTree {
    private final List<RuleQuestion> tests;
    private final IntPredicate member;
    private final List<List<Integer>> leaves = new ArrayList<>();

    private GreedyTree(List<RuleQuestion> tests, IntPredicate member) {
        this.tests = tests;
        this.member = member;
    }

    static List<Integer> chosen(List<RuleQuestion> tests, List<Integer> all, IntPredicate member) {
        GreedyTree tree = new GreedyTree(tests, member);
        tree.divide(all, 3);
        List<Integer> best = List.of();
        List<Integer> taken = new ArrayList<>();
        tree.leaves.sort(Comparator.comparingDouble(leaf -> -(double) tree.members(leaf) / leaf.size()));
        for (List<Integer> leaf : tree.leaves) {
            taken.addAll(leaf);
            if (tree.f1(taken, all) > tree.f1(best, all)) {
                best = List.copyOf(taken);
            }
        }
        return best;
    }

    private double f1(List<Integer> chosen, List<Integer> all) {
        return 2.0 * members(chosen) / (chosen.size() + members(all));
    }

    private long members(List<Integer> some) {
        return some.stream().filter(member::test).count();
    }

    private void divide(List<Integer> here, int depth) {
        RuleQuestion best = null;
        double least = gini(here) * (1 - 1e-7);
        for (RuleQuestion test : tests) {
            List<Integer> yes = here.stream().filter(passes(test)).toList();
            List<Integer> no = here.stream().filter(passes(test).negate()).toList();
            if (!yes.isEmpty() && !no.isEmpty() && gini(yes) + gini(no) < least - 1e-9) {
                least = gini(yes) + gini(no);
                best = test;
            }
        }
        if (depth == 0 || best == null) {
            leaves.add(here);
            return;
        }
        divide(here.stream().filter(passes(best)).toList(), depth - 1);
        divide(here.stream().filter(passes(best).negate()).toList(), depth - 1);
    }

    /** Units × 2·p·(1 − p). */
    private double gini(List<Integer> some) {
        double p = (double) members(some) / some.size();
        return some.size() * 2 * p * (1 - p);
    }

    private static Predicate<Integer> passes(RuleQuestion test) {
        return i -> (test.passes()[i >>> 6] >>> i & 1) == 1;
    }
}
