package io.throughline.attribution;

import io.throughline.journey.InvalidArgument;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conversions of a set of journeys shared among their steps by one model.
 *
 * <p>Invariant: credits + unattributed = conversions, and values likewise, except by PARTICIPATION.
 *
 * @param order of MARKOV; null for the others
 * @param unattributed conversions of journeys without a step before
 * @param credits one for each step that occurs and is no conversion, most conversions first, ties by id
 * @param chainConversion of MARKOV: the chain's own conversion rate; null for the others
 */
public record Attribution(
        AttributionModel model,
        @Nullable Integer order,
        double conversions,
        double value,
        double unattributed,
        double unattributedValue,
        List<Credit> credits,
        @Nullable Double chainConversion,
        List<JointRemoval> removed,
        List<String> notes) {
    public Attribution {
        credits = List.copyOf(credits);
        removed = List.copyOf(removed);
        notes = List.copyOf(notes);
    }

    Attribution withCredits(List<Credit> other) {
        return with(other, notes);
    }

    Attribution withNote(String note) {
        return with(credits, Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    private Attribution with(List<Credit> otherCredits, List<String> otherNotes) {
        return new Attribution(
                model,
                order,
                conversions,
                value,
                unattributed,
                unattributedValue,
                otherCredits,
                chainConversion,
                removed,
                otherNotes);
    }

    /**
     * A question. What a model does not use is told in a note.
     *
     * @param order steps that a state of MARKOV remembers
     * @param samples of customers for intervals; 0: none
     * @param halfLife of TIME_DECAY; null: 7 days
     * @param weights of POSITION_BASED: first, others, last, in any unit; null: 0.4, 0.2, 0.4
     * @param direct the step that LAST_NON_DIRECT passes over; null: none
     * @param lead the step that W_SHAPED rewards in the middle; null: none
     * @param removing sets of steps whose joint removal MARKOV works out
     */
    public record Request(
            AttributionModel model,
            int order,
            int samples,
            long seed,
            @Nullable Duration halfLife,
            @Nullable List<Double> weights,
            @Nullable String direct,
            @Nullable String lead,
            List<List<String>> removing,
            ShapleyGame game) {
        private static final int MIN_SAMPLES = 100;
        private static final int MAX_SAMPLES = 10_000;
        private static final Duration MAX_HALF_LIFE = Duration.ofDays(100 * 365);

        public Request {
            if (order < 1) {
                throw new InvalidArgument("order", order, "1 or more");
            }
            if (samples != 0 && (samples < MIN_SAMPLES || samples > MAX_SAMPLES)) {
                throw new InvalidArgument("samples", samples, "0 for none, or " + MIN_SAMPLES + " to " + MAX_SAMPLES);
            }
            if (halfLife != null
                    && (halfLife.compareTo(Duration.ofSeconds(1)) < 0 || halfLife.compareTo(MAX_HALF_LIFE) > 0)) {
                throw new InvalidArgument("halfLife", halfLife, "PT1S to P36500D");
            }
            if (weights != null) {
                weights = List.copyOf(weights);
                checkWeights(weights);
            }
            removing = removing.stream().map(List::copyOf).toList();
            if (removing.stream().anyMatch(List::isEmpty)) {
                throw new InvalidArgument("removing", removing, "sets of at least one step each");
            }
        }

        private static void checkWeights(List<Double> weights) {
            boolean fine = weights.size() == 3 && weights.stream().allMatch(w -> w >= 0 && w <= 1e9);
            if (!fine || weights.stream().mapToDouble(w -> w).sum() <= 0) {
                throw new InvalidArgument(
                        "weights", weights, "three numbers of 0 or more, not all 0: first, others, last");
            }
        }

        /** With the contract's defaults. */
        public static Request of(AttributionModel model) {
            return new Request(model, 1, 0, 1, null, null, null, null, List.of(), ShapleyGame.PATHS);
        }
    }
}
