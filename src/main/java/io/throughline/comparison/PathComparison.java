package io.throughline.comparison;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.path.variant.JourneyPaths;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests how often two sets take each whole path.
 *
 * <p>Formula: by path and customer, journeys of that path out of all journeys; see {@link CellSignificance}.
 *
 * <p>Cost: one pass over the steps of both sets, and over their journeys.
 */
public final class PathComparison {
    private static final String UNITS = "journeys";

    private final JourneyPaths paths;
    private final JointSums sums;
    private final CellSignificance tests;

    private PathComparison(JourneyPaths paths, JointSums sums) {
        this.paths = paths;
        this.sums = sums;
        this.tests = CellSignificance.of(sums);
    }

    public static PathComparison of(JointCustomers customers) {
        JourneySet a = customers.a().set();
        JourneyPaths paths = JourneyPaths.of(together(a, customers.b().set()));
        int[] group = new int[paths.size()];
        int blocksOfA = a.blocks().size();
        JointSums sums = customers.fold(
                () -> new JointSums(group, 1),
                (into, inA, inB) -> {
                    add(into, paths, 0, customers.a(), 0, inA);
                    add(into, paths, blocksOfA, customers.b(), 1, inB);
                    into.endCustomer();
                },
                JointSums::merge);
        return new PathComparison(paths, sums);
    }

    private static void add(JointSums into, JourneyPaths paths, int before, CustomerSide set, int side, int customer) {
        if (customer < 0) {
            return;
        }
        int[] path = paths.of(before + set.blockOf(customer));
        for (int j = set.firstJourney(customer); j < set.endJourney(customer); j++) {
            into.add(path[j], side);
        }
    }

    /** The journeys of both sets, those of a first, under the step codes of both. */
    private static JourneySet together(JourneySet a, JourneySet b) {
        JointSteps steps = JointSteps.of(a.steps(), b.steps());
        List<JourneyBlock> blocks = new ArrayList<>();
        a.blocks().forEach(block -> blocks.add(steps.keeps(0) ? block : recoded(block, steps.numbers(0))));
        b.blocks().forEach(block -> blocks.add(steps.keeps(1) ? block : recoded(block, steps.numbers(1))));
        return new JourneySet(a.scope(), steps.steps(), a.contacts(), a.plan(), a.columns(), blocks, a.dataUntil());
    }

    private static JourneyBlock recoded(JourneyBlock block, int[] number) {
        int[] step = new int[block.steps()];
        for (int k = 0; k < step.length; k++) {
            step[k] = number[block.step()[k]];
        }
        return new JourneyBlock(
                block.timelines(),
                block.journeys(),
                block.offset(),
                step,
                block.row(),
                block.lastRow(),
                block.slot(),
                block.number(),
                block.interactions(),
                block.value(),
                block.flags());
    }

    public PathDifferences differences(int first) {
        FirstArgument.check(first);
        List<PathDifferences.PathDifference> shown = tests.ranked(first, paths::compare).stream()
                .map(path -> new PathDifferences.PathDifference(
                        paths.steps(path),
                        sums.sums(path, 0).rate(UNITS),
                        sums.sums(path, 1).rate(UNITS),
                        tests.pValue(path),
                        tests.qValue(path)))
                .toList();
        return new PathDifferences(tests.tested(), shown);
    }
}
