package io.throughline.design;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.measure.Rate;
import io.throughline.path.NextStep;
import io.throughline.path.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far journeys follow a design: each is laid beside it at least cost, see {@link Aligner}. Complete: without cost, and converted. So
 * far: without cost, and ended. Deviating: all others.
 *
 * <p>Fitness of a journey: 1 − cost / (charged visits + shortest way of the design, the latter 0 for journeys that ended).
 */
public final class Conformance {
    /** Most deviations, and most examples, of one answer. */
    public static final int MAX_FIRST = 1_000;

    private final JourneySet set;
    private final AlignedPaths aligned;
    private final ConformanceSums sums;
    private final int examples;

    private Conformance(JourneySet set, Design design, int examples) {
        checkFirst("examples", examples);
        this.set = set;
        this.examples = examples;
        aligned = new AlignedPaths(new DesignPlan(design, set), set);
        sums = BlockPartitions.of(set, BlockPartitions.workers()).parallelStream()
                .map(strip -> new ConformanceSums(aligned).gather(strip))
                .reduce(ConformanceSums::merge)
                .orElseThrow();
    }

    /** @param examples how many alignments are shown, 0 to {@value #MAX_FIRST} */
    public static Conformance of(JourneySet set, Design design, int examples) {
        return new Conformance(set, design, examples);
    }

    /** Steps of the design that the data do not hold. */
    public List<String> notes() {
        return List.copyOf(aligned.plan.notes);
    }

    /** 1 − Σ cost / Σ worst cost; null without journeys, 1 where nothing is charged. */
    public @Nullable Double fitness() {
        long cost = 0;
        long worst = 0;
        for (int i = 0; i < aligned.count.length; i++) {
            cost += (long) aligned.count[i] * aligned.cost[i];
            worst += (long) aligned.count[i] * aligned.worst[i];
        }
        return journeys() == 0 ? null : worst == 0 ? 1.0 : 1 - (double) cost / worst;
    }

    /** Mean over journeys; null without journeys. */
    public @Nullable Double meanFitness() {
        double sum = 0;
        for (int i = 0; i < aligned.count.length; i++) {
            sum += aligned.count[i] == 0 ? 0 : aligned.count[i] * aligned.fitness(i);
        }
        return journeys() == 0 ? null : (Double) (sum / journeys());
    }

    public Rate complete() {
        return sums.rates.rate(ConformanceSums.COMPLETE, "journeys");
    }

    public Rate soFar() {
        return sums.rates.rate(ConformanceSums.SO_FAR, "journeys");
    }

    public Rate deviating() {
        return sums.rates.rate(ConformanceSums.DEVIATING, "journeys");
    }

    /** Edges of the design that a journey takes / edges. */
    public Rate designSeen() {
        Design design = aligned.plan.design;
        long seen = design.edges().stream()
                .distinct()
                .filter(edge -> aligned.taken[1 + design.place(edge.from())][design.place(edge.to())])
                .count();
        return Rate.of(seen, design.edges().stream().distinct().count(), "edges of the design");
    }

    /** Journeys that go straight from one step to the other in their alignment / journeys. */
    public Rate taken(DesignEdge edge) {
        Design design = aligned.plan.design;
        int number = (1 + design.place(edge.from())) * aligned.plan.ways.size + design.place(edge.to());
        return sums.edges.rate(number, "journeys");
    }

    /** By period of their beginning. @param periodOf the period of a time, −1 for none */
    public List<Fitness> byPeriod(int periods, LongToIntFunction periodOf) {
        FitnessSums all = new FitnessSums(aligned, periods);
        set.blocks().forEach(block -> all.gather(block, periodOf));
        return all.list();
    }

    /** Journeys of one period beside the design; fitness 1 where nothing is charged, null without journeys. */
    public record Fitness(long journeys, @Nullable Double fitness, Rate deviating) {}

    /** Transitions within the design / transitions of all journeys. */
    public Rate observedInDesign() {
        return sums.transitions.rate("transitions");
    }

    /** Most journeys first, ties by kind, step and what stands before. */
    public List<Deviation> deviations(int first) {
        checkFirst("first", first);
        int[] shown = Ranking.first(first, sums.keys.length, place -> true, this::compare);
        double[] q = sums.qValues();
        List<Deviation> list = new ArrayList<>();
        for (int place : shown) {
            list.add(deviation(place, q[place]));
        }
        return List.copyOf(list);
    }

    private int compare(int left, int right) {
        int byJourneys = Long.compare(sums.deviations.journeys(right), sums.deviations.journeys(left));
        return byJourneys != 0 ? byJourneys : Integer.compare(left, right);
    }

    private Deviation deviation(int place, double q) {
        long key = sums.keys[place];
        Design design = aligned.plan.design;
        DeviationKind kind = DeviationKey.kind(key);
        int position = DeviationKey.position(key);
        int step = DeviationKey.step(key);
        boolean skipped = kind == DeviationKind.SKIPPED;
        String id = skipped ? design.steps().get(step).id() : set.steps().id(step);
        return new Deviation(
                kind,
                id,
                position == 0 ? null : design.steps().get(position - 1).id(),
                sums.deviations.share(place),
                skipped ? sums.deviations.journeys(place) : sums.visits[place],
                sums.deviations.with(place).customers(),
                sums.deviations.with(place).rate("journeys with it"),
                sums.deviations.without(place).rate("journeys without it"),
                Double.isNaN(q) ? null : (Double) q,
                skipped ? null : sums.extraSeconds(place),
                null,
                design.allows(kind, id));
    }

    /** Where journeys that ended stood in the design; START where none of its steps was reached. */
    public List<NextStep> notReached() {
        long[] at = new long[aligned.plan.ways.size + 1];
        long all = 0;
        for (int i = 0; i < aligned.count.length; i += 2) {
            at[aligned.reached[i]] += aligned.count[i];
            all += aligned.count[i];
        }
        List<NextStep> list = new ArrayList<>();
        for (int position = 0; position < at.length; position++) {
            if (at[position] > 0) {
                String id = position == 0
                        ? Reserved.START
                        : aligned.plan.design.steps().get(position - 1).id();
                list.add(new NextStep(id, at[position], (double) at[position] / all));
            }
        }
        list.sort(Comparator.comparingLong(NextStep::count).reversed().thenComparing(NextStep::step));
        return List.copyOf(list);
    }

    /** Alignments of the most frequent paths that deviate. */
    public List<Alignment> examples() {
        int[] shown = Ranking.first(
                examples, aligned.count.length, i -> aligned.count[i] > 0 && aligned.cost[i] > 0, this::compareAligned);
        Aligner aligner = new Aligner(aligned.plan);
        List<Alignment> list = new ArrayList<>();
        for (int number : shown) {
            aligner.align(aligned.paths.codes(number / 2), number % 2 == 1);
            List<Move> moves = new ArrayList<>();
            aligner.tell((kind, step, place, position) -> moves.add(new Move(kind, id(kind, step))));
            list.add(new Alignment(
                    aligned.paths.steps(number / 2),
                    aligned.count[number],
                    moves,
                    aligned.cost[number],
                    aligned.fitness(number)));
        }
        return List.copyOf(list);
    }

    private int compareAligned(int left, int right) {
        int byCount = Integer.compare(aligned.count[right], aligned.count[left]);
        int byPath = byCount != 0 ? byCount : aligned.paths.compare(left / 2, right / 2);
        return byPath != 0 ? byPath : Integer.compare(left, right);
    }

    private String id(Move.Kind kind, int step) {
        return kind == Move.Kind.EXTRA || kind == Move.Kind.ANYWHERE
                ? set.steps().id(step)
                : aligned.plan.design.steps().get(step).id();
    }

    private long journeys() {
        return sums.journeys;
    }

    private static void checkFirst(String argument, int first) {
        if (first < 0 || first > MAX_FIRST) {
            throw new InvalidArgument(argument, first, "0 to " + MAX_FIRST);
        }
    }
}
