package io.throughline.path.funnel;

import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.NextStep;
import io.throughline.path.StepMatcher;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in order, with how many journeys come how far.
 *
 * <p>Of a journey's attempts one counts: the one that gets furthest; of those, the one that begins at the earliest step of the funnel, the
 * earliest to complete, the latest to start; then, step by step, one that matches an optional step, and the earlier match.
 *
 * @param conversion last required step / first step
 */
public record Funnel(List<Step> steps, Rate conversion) {
    /** Most steps a funnel may have. */
    public static final int MAX_STEPS = 100;

    private static final Duration MAX_WITHIN = Duration.ofDays(100 * 365);

    public Funnel {
        steps = List.copyOf(steps);
    }

    /** STRICT: no step between. ORDERED: eventually. ANY: in any order. */
    public enum Order {
        STRICT,
        ORDERED,
        ANY
    }

    /** CLOSED: every journey begins at step 1. OPEN: at any. */
    public enum Entry {
        CLOSED,
        OPEN
    }

    /** What is counted: journeys, or customers with their journeys laid end to end. */
    public enum CountBy {
        JOURNEY,
        CUSTOMER
    }

    /** Figures of one step; see the schema. */
    public record Step(
            long entered,
            long enteredHere,
            Rate fromPrevious,
            Rate fromFirst,
            @Nullable Distribution secondsFromPrevious,
            List<NextStep> wentInstead) {
        public Step {
            wentInstead = List.copyOf(wentInstead);
        }
    }

    /**
     * One condition.
     *
     * @param anyOf ids of steps; null with {@code matching}
     * @param matching instead of ids: which steps fulfil it
     * @param not ids of steps that must not stand between; null: anything may
     */
    public record Condition(
            @Nullable List<String> anyOf,
            @Nullable StepMatcher matching,
            boolean optional,
            @Nullable List<String> not) {
        public Condition {
            anyOf = anyOf == null ? null : List.copyOf(anyOf);
            not = not == null || not.isEmpty() ? null : List.copyOf(not);
        }
    }

    /**
     * A question.
     *
     * @param within from the first matched step, inclusive; null: any time
     * @param seconds whether times are wanted
     */
    public record Request(
            List<Condition> steps,
            Order order,
            Entry entry,
            @Nullable Duration within,
            CountBy by,
            boolean seconds) {
        public Request {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || steps.size() > MAX_STEPS) {
                throw new InvalidArgument("steps", steps.size() + " steps", "1 to " + MAX_STEPS + " steps");
            }
            if (within != null && (within.isNegative() || within.compareTo(MAX_WITHIN) > 0)) {
                throw new InvalidArgument("within", within, "PT0S to P36500D");
            }
            for (int i = 0; i < steps.size(); i++) {
                check("steps[" + i + "]", steps.get(i), i == 0, order);
            }
            if (steps.stream().allMatch(Condition::optional)) {
                throw new InvalidArgument("steps", "optional steps only", "at least one step that is not optional");
            }
        }

        private static void check(String name, Condition step, boolean first, Order order) {
            boolean ids = step.anyOf != null && !step.anyOf.isEmpty();
            if (ids == (step.matching != null)) {
                throw new InvalidArgument(
                        name + ".anyOf",
                        String.valueOf(step.anyOf),
                        ids ? "one of `anyOf` and `matching`, not both" : "at least one id, or `matching` instead");
            }
            if (step.not != null && (first || order == Order.ANY)) {
                throw new InvalidArgument(
                        name + ".not", step.not, "nothing on the first step or with order ANY: there is no between");
            }
        }
    }
}
