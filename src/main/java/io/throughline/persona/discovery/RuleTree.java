package io.throughline.persona.discovery;

import io.throughline.journey.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision tree of at most three questions in a row, grown by the Gini index. Its leaves are taken in the order of their share of
 * members for as long as that raises F1, the harmonic mean of precision and recall.
 *
 * <p>Source: Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984).
 */
final class RuleTree {
    private static final int DEPTH = 3;
    private static final int LEAF_PART = 200;

    private final List<RuleQuestion> tests;
    private final long[] members;
    private final long least;
    private final List<Node> leaves = new ArrayList<>();
    private final Node root;

    /** A place in the tree: either a question with two ways on, or a leaf. */
    private static final class Node {
        private final long reached;
        private final long members;
        private @Nullable RuleQuestion test;
        private @Nullable Node yes;
        private @Nullable Node no;
        private boolean chosen;

        Node(long reached, long members) {
            this.reached = reached;
            this.members = members;
        }

        double share() {
            return reached == 0 ? 0 : (double) members / reached;
        }
    }

    /** One answer on the way to a leaf. */
    private record Answer(RuleQuestion test, boolean yes) {
        String text() {
            return yes ? test.yes() : test.no();
        }

        boolean isImpliedBy(Answer later) {
            return test.isImplied(yes, later.test, later.yes);
        }
    }

    private RuleTree(List<RuleQuestion> tests, long[] learners, long[] members) {
        this.tests = tests;
        this.members = members;
        this.least = Math.max(1, CustomerBits.count(learners) / LEAF_PART);
        root = grow(learners, 0);
        choose();
    }

    /** @param learners customers the tree is made from; {@code members} those the rule shall find, at least one a learner */
    static RuleTree of(List<RuleQuestion> tests, long[] learners, long[] members) {
        return new RuleTree(tests, learners, members);
    }

    private Node grow(long[] here, int depth) {
        Node node = new Node(CustomerBits.count(here), CustomerBits.count(here, members));
        RuleQuestion best = depth == DEPTH ? null : best(here, node);
        if (best == null) {
            leaves.add(node);
            return node;
        }
        node.test = best;
        node.yes = grow(CustomerBits.and(here, best.passes()), depth + 1);
        node.no = grow(CustomerBits.andNot(here, best.passes()), depth + 1);
        return node;
    }

    /** The question that lowers the Gini index most, of equal ones the first; null where none does. */
    private @Nullable RuleQuestion best(long[] here, Node node) {
        long[] wanted = CustomerBits.and(here, members);
        double most = purity(node.reached, node.members) * (1 + 1e-9);
        RuleQuestion best = null;
        for (RuleQuestion test : tests) {
            Deadline.check();
            long passing = CustomerBits.count(here, test.passes());
            if (passing < least || node.reached - passing < least) {
                continue;
            }
            long found = CustomerBits.count(wanted, test.passes());
            double purity = purity(passing, found) + purity(node.reached - passing, node.members - found);
            if (purity > most) {
                most = purity;
                best = test;
            }
        }
        return best;
    }

    /** Customers less their Gini index. */
    private static double purity(double reached, double members) {
        double others = reached - members;
        return (members * members + others * others) / reached;
    }

    private void choose() {
        List<Node> ranked = leaves.stream()
                .sorted(Comparator.comparingDouble((Node leaf) -> -leaf.share()))
                .toList();
        long chosen = 0;
        long found = 0;
        double best = 0;
        int cut = 0;
        for (int i = 0; i < ranked.size(); i++) {
            chosen += ranked.get(i).reached;
            found += ranked.get(i).members;
            double f1 = 2.0 * found / (chosen + root.members);
            if (f1 > best) {
                best = f1;
                cut = i + 1;
            }
        }
        ranked.subList(0, cut).forEach(leaf -> leaf.chosen = true);
    }

    /** Those of some customers for whom the rule holds. */
    long[] holding(long[] customers) {
        return holding(root, customers);
    }

    private static long[] holding(Node node, long[] here) {
        if (node.test == null || node.yes == null || node.no == null) {
            return node.chosen ? here : new long[here.length];
        }
        long[] yes = holding(node.yes, CustomerBits.and(here, node.test.passes()));
        long[] no = holding(node.no, CustomerBits.andNot(here, node.test.passes()));
        for (int i = 0; i < yes.length; i++) {
            yes[i] |= no[i];
        }
        return yes;
    }

    /** The rule as a CEL expression. */
    String text() {
        List<List<Answer>> ways = ways(root);
        if (ways.isEmpty() || ways.contains(List.<Answer>of())) {
            return Boolean.toString(!ways.isEmpty());
        }
        return String.join(
                " || ", ways.stream().map(way -> text(way, ways.size())).toList());
    }

    private static String text(List<Answer> way, int ways) {
        List<String> texts = Stream.iterate(0, i -> i < way.size(), i -> i + 1)
                .filter(i -> way.subList(i + 1, way.size()).stream()
                        .noneMatch(later -> way.get(i).isImpliedBy(later)))
                .map(i -> way.get(i).text())
                .toList();
        String all = String.join(" && ", texts);
        return ways > 1 && texts.size() > 1 ? "(" + all + ")" : all;
    }

    /** The ways to chosen leaves; where one side of a question is chosen whole, the other side need not say that it is the other. */
    private static List<List<Answer>> ways(Node node) {
        if (node.test == null || node.yes == null || node.no == null) {
            return node.chosen ? List.of(List.of()) : List.of();
        }
        List<List<Answer>> yes = ways(node.yes);
        List<List<Answer>> no = ways(node.no);
        List<Answer> whole = List.of();
        if (yes.contains(whole) && no.contains(whole)) {
            return List.of(whole);
        }
        List<List<Answer>> ways = new ArrayList<>();
        Answer passed = new Answer(node.test, true);
        Answer failed = new Answer(node.test, false);
        yes.forEach(way -> ways.add(no.contains(whole) ? way : before(passed, way)));
        no.forEach(way -> ways.add(yes.contains(whole) ? way : before(failed, way)));
        return ways;
    }

    private static List<Answer> before(Answer first, List<Answer> way) {
        return Stream.concat(Stream.of(first), way.stream()).toList();
    }
}
