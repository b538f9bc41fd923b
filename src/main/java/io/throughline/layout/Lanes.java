package io.throughline.layout;

import io.throughline.layout.GraphLayout.LaneKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Divides steps into lanes: stages in the order of the catalogue, the conversions after the last stage that leads into them, steps
 * without a stage at the end. Where no step has a stage, lanes are runs of the most visited steps of about the same level, and a folded
 * lane holds the rest.
 */
final class Lanes {
    /** A stage counts as leading into conversions from this share of what reaches them. */
    private static final double LEADS = 0.1;
    /** A lane with less than this share of all visits begins folded. */
    private static final double THIN = 0.02;

    private final LayoutInput input;
    private final Set<String> unfolded;

    private Lanes(LayoutInput input, Set<String> unfolded) {
        this.input = input;
        this.unfolded = unfolded;
    }

    /** A lane and its steps, ascending. */
    record Lane(@Nullable String name, LaneKind kind, int[] steps, long visits, boolean folded) {}

    private record Stage(int order, String name) {}

    static List<Lane> of(LayoutInput input, Set<String> unfolded) {
        Lanes lanes = new Lanes(input, unfolded);
        boolean staged = input.steps().stream().anyMatch(s -> s.stage() != null && !s.conversion());
        return staged ? lanes.byStage() : lanes.byLevel();
    }

    private List<Lane> byStage() {
        Map<Stage, List<Integer>> stages =
                new TreeMap<>(Comparator.comparingInt(Stage::order).thenComparing(Stage::name));
        List<Integer> without = new ArrayList<>();
        for (int step = 0; step < input.steps().size(); step++) {
            LayoutInput.Step each = input.steps().get(step);
            String stage = each.stage();
            if (!each.conversion() && stage == null) {
                without.add(step);
            } else if (!each.conversion() && stage != null) {
                stages.computeIfAbsent(new Stage(each.stageOrder(), stage), s -> new ArrayList<>())
                        .add(step);
            }
        }
        List<Lane> lanes = new ArrayList<>();
        stages.forEach((stage, steps) -> lanes.add(lane(stage.name, LaneKind.STAGE, steps)));
        int[] converted = conversions();
        if (converted.length > 0) {
            lanes.add(1 + lastThatLeadsIn(lanes), lane(null, LaneKind.CONVERTED, boxed(converted)));
        }
        if (!without.isEmpty()) {
            lanes.add(lane(null, LaneKind.NO_STAGE, without));
        }
        return lanes;
    }

    private List<Lane> byLevel() {
        List<Integer> ranked = IntStream.range(0, input.steps().size())
                .filter(s -> !input.steps().get(s).conversion())
                .boxed()
                .sorted(Comparator.comparingLong(s -> -input.steps().get(s).visits()))
                .toList();
        int most = Math.min(LayoutRequest.ROOMY, ranked.size());
        int[] plain = ranked.subList(0, most).stream().mapToInt(i -> i).sorted().toArray();
        List<LayoutInput.Transition> inside = SubColumns.inside(plain, input.transitions());
        double[] levels = TrophicLevels.of(plain.length, inside, new double[plain.length]);
        List<Lane> lanes = new ArrayList<>();
        for (int[] column : SubColumns.cut(levels, SubColumns.number(levels))) {
            List<Integer> steps =
                    Arrays.stream(column).map(i -> plain[i]).sorted().boxed().toList();
            lanes.add(lane(null, LaneKind.LEVEL, steps));
        }
        int[] converted = conversions();
        if (converted.length > 0) {
            lanes.add(lane(null, LaneKind.CONVERTED, boxed(converted)));
        }
        if (ranked.size() > most) {
            Lane rest = lane(null, LaneKind.NO_STAGE, ranked.subList(most, ranked.size()));
            lanes.add(new Lane(null, rest.kind, rest.steps, rest.visits, true));
        }
        return lanes;
    }

    private int[] conversions() {
        return IntStream.range(0, input.steps().size())
                .filter(s -> input.steps().get(s).conversion())
                .toArray();
    }

    private static List<Integer> boxed(int[] steps) {
        return Arrays.stream(steps).boxed().toList();
    }

    private Lane lane(@Nullable String name, LaneKind kind, List<Integer> steps) {
        long visits =
                steps.stream().mapToLong(s -> input.steps().get(s).visits()).sum();
        long all = input.steps().stream().mapToLong(LayoutInput.Step::visits).sum();
        boolean thin = kind == LaneKind.STAGE || kind == LaneKind.NO_STAGE;
        boolean folded = thin && visits < THIN * all && (name == null || !unfolded.contains(name));
        return new Lane(name, kind, steps.stream().mapToInt(i -> i).toArray(), visits, folded);
    }

    /** Place of the last lane from which a good part of all conversions is entered; of the very last where none is. */
    private int lastThatLeadsIn(List<Lane> lanes) {
        int[] laneOf = new int[input.steps().size()];
        Arrays.fill(laneOf, -1);
        for (int at = 0; at < lanes.size(); at++) {
            for (int step : lanes.get(at).steps) {
                laneOf[step] = at;
            }
        }
        long[] into = new long[lanes.size()];
        long all = 0;
        for (LayoutInput.Transition each : input.transitions()) {
            if (input.steps().get(each.to()).conversion() && laneOf[each.from()] >= 0) {
                into[laneOf[each.from()]] += each.count();
                all += each.count();
            }
        }
        for (int at = lanes.size() - 1; at >= 0; at--) {
            if (all > 0 && into[at] >= LEADS * all) {
                return at;
            }
        }
        return lanes.size() - 1;
    }
}
