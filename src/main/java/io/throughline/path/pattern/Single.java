package io.throughline.path.pattern;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What exactly one step must be. */
sealed interface Single {
    /** Whether it holds, given which tests do. */
    boolean holds(Predicate<StepPredicate> tests);

    /** Every test it is made of. */
    Stream<StepPredicate> tests();

    static Single named(String id) {
        return new Tested(List.of(StepPredicate.ofStep(id)));
    }

    /** Any step. */
    record Any() implements Single {
        @Override
        public boolean holds(Predicate<StepPredicate> tests) {
            return true;
        }

        @Override
        public Stream<StepPredicate> tests() {
            return Stream.of();
        }
    }

    /** All of the tests hold; a step's name is one test. */
    record Tested(List<StepPredicate> all) implements Single {
        public Tested {
            all = List.copyOf(all);
        }

        @Override
        public boolean holds(Predicate<StepPredicate> tests) {
            return all.stream().allMatch(tests);
        }

        @Override
        public Stream<StepPredicate> tests() {
            return all.stream();
        }
    }

    /** A step that is not that. */
    record Not(Single single) implements Single {
        @Override
        public boolean holds(Predicate<StepPredicate> tests) {
            return !single.holds(tests);
        }

        @Override
        public Stream<StepPredicate> tests() {
            return single.tests();
        }
    }

    /** At least one of these. */
    record OneOf(List<Single> choices) implements Single {
        public OneOf {
            choices = List.copyOf(choices);
        }

        @Override
        public boolean holds(Predicate<StepPredicate> tests) {
            return choices.stream().anyMatch(c -> c.holds(tests));
        }

        @Override
        public Stream<StepPredicate> tests() {
            return choices.stream().flatMap(Single::tests);
        }
    }
}
