package io.throughline.attribution;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Steps;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.removal.RemovalSamples;
import io.throughline.markov.removal.Removals;
import io.throughline.measure.Resamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Shares the conversions that have a step before them in proportion to removal effects in the chain of the journeys; value in proportion to
 * effects on value.
 */
record ByChain(Attribution.Request request) implements CreditModel {

    @Override
    public Credits credits(JourneySet set, Outcomes outcomes) {
        List<int[]> sets = sets(set.steps());
        List<String> notes = new ArrayList<>();
        CountedChain chain = CountedChain.of(set, request.order());
        Removals removals = Removals.of(chain);
        double[] effects = removals.effects();
        note(notes, outcomes, chain, effects);
        double[] value = chain.hasNegativeValue() ? effects : removals.valueEffects();
        Samples samples = request.samples() == 0 ? Samples.NONE : samples(set, notes);
        return new Credits(
                RemovalSamples.shares(effects, outcomes.attributable()),
                RemovalSamples.shares(value, outcomes.value - outcomes.unattributedValue),
                null,
                samples.shares(),
                new Credits.Removals(effects, samples.effects(), removals.conversion(), joint(removals, effects, sets)),
                notes);
    }

    private record Samples(Credits.@Nullable Bounds effects, Credits.@Nullable Bounds shares) {
        static final Samples NONE = new Samples(null, null);
    }

    private Samples samples(JourneySet set, List<String> notes) {
        List<RemovalSamples.Sample> drawn =
                RemovalSamples.of(set, request.order(), Resamples.of(request.samples(), request.seed()));
        int skipped = request.samples() - drawn.size();
        if (skipped > 0) {
            notes.add(skipped + " of " + request.samples() + " samples had no conversion and were skipped.");
        }
        if (drawn.isEmpty()) {
            return Samples.NONE;
        }
        double[][] effects = drawn.stream().map(RemovalSamples.Sample::effects).toArray(double[][]::new);
        double[][] shares = drawn.stream().map(RemovalSamples.Sample::shares).toArray(double[][]::new);
        int steps = set.steps().size();
        return new Samples(ShareSamples.bounds(effects, steps), ShareSamples.bounds(shares, steps));
    }

    private static void note(List<String> notes, Outcomes outcomes, CountedChain chain, double[] effects) {
        notes.add("A removal effect says how far the chain's conversions depend on a step; it is not a causal effect.");
        if (outcomes.journeys > 0 && outcomes.conversions == outcomes.journeys) {
            notes.add(
                    "No journey of this scope is unconverted: a removal effect is then only the share of journeys in the"
                            + " chain that contain the step.");
        }
        if (chain.hasNegativeValue()) {
            notes.add("A conversion has a negative value: value is shared by removal of conversions.");
        }
        if (outcomes.attributable() > 0 && Arrays.stream(effects).allMatch(effect -> effect == 0)) {
            notes.add("No step has a removal effect: nothing is credited.");
        }
    }

    private List<int[]> sets(Steps steps) {
        return request.removing().stream()
                .map(ids ->
                        ids.stream().mapToInt(id -> code(steps, id)).distinct().toArray())
                .toList();
    }

    private static int code(Steps steps, String id) {
        int code = steps.find(id);
        if (code < 0 || steps.isConversion(code)) {
            List<String> known = IntStream.range(0, steps.size())
                    .filter(step -> !steps.isConversion(step))
                    .mapToObj(steps::id)
                    .toList();
            throw new InvalidArgument("removing", id, NearestNames.nearest(id, known));
        }
        return code;
    }

    private List<JointRemoval> joint(Removals removals, double[] effects, List<int[]> sets) {
        return IntStream.range(0, sets.size())
                .mapToObj(i -> {
                    double together = removals.joint(sets.get(i));
                    double apart = IntStream.of(sets.get(i))
                            .mapToDouble(step -> effects[step])
                            .sum();
                    return new JointRemoval(request.removing().get(i), together, together - apart);
                })
                .toList();
    }
}
