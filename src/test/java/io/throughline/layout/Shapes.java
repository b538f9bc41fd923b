package io.throughline.layout;

import io.throughline.layout.LayoutInput.Step;
import io.throughline.layout.LayoutInput.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Graphs to lay out, drawn with a seed. */
final class Shapes {
    private Shapes() {}

    /** Steps named s0 … with random transitions that mostly lead on; the last one a conversion. @param stages 0: no step has one */
    static LayoutInput random(long seed, int steps, int stages, int transitions) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Long> counts = new TreeMap<>();
        while (counts.size() < Math.min(transitions, steps * (steps - 1) / 2)) {
            int from = random.nextInt(steps - 1);
            int on = Math.min(steps - 1, from + 1 + random.nextInt(Math.max(1, steps / 3)));
            int to = random.nextInt(5) == 0 ? random.nextInt(steps) : on;
            counts.merge((long) from * steps + to, 1L + random.nextInt(400), Long::sum);
        }
        List<Transition> all = new ArrayList<>();
        long[] visits = new long[steps];
        counts.forEach((pair, count) -> {
            all.add(new Transition((int) (pair / steps), (int) (pair % steps), count));
            visits[(int) (pair % steps)] += count;
        });
        List<Step> nodes = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            boolean last = i == steps - 1;
            int stage = stages == 0 ? 0 : i * stages / steps;
            nodes.add(new Step(
                    "s" + i, stages == 0 || last ? null : "stage " + stage, stage, "c" + i % 3, 1 + visits[i], last));
        }
        return new LayoutInput(nodes, all);
    }

    static LayoutInput of(List<Step> steps, Object... fromToCount) {
        List<Transition> all = new ArrayList<>();
        for (int i = 0; i < fromToCount.length; i += 3) {
            all.add(new Transition(
                    (int) fromToCount[i], (int) fromToCount[i + 1], ((Number) fromToCount[i + 2]).longValue()));
        }
        return new LayoutInput(steps, all);
    }

    static Step step(String id, String stage, int order, long visits) {
        return new Step(id, stage, order, null, visits, false);
    }
}
