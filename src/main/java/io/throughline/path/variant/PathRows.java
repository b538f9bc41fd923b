package io.throughline.path.variant;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All paths of a set of journeys with their outcomes, most journeys first, ties by steps.
 *
 * <p>Invariant: every journey is in exactly one row. Cost: one pass over the steps, one entry a distinct path.
 */
public final class PathRows {
    private PathRows() {}

    private record Key(int[] steps) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(steps, key.steps);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(steps);
        }
    }

    private static final class Sums {
        private long converted;
        private long unconverted;
        private double value;

        long journeys() {
            return converted + unconverted;
        }
    }

    public static List<PathRow> of(JourneySet set) {
        Map<Key, Sums> sums = new HashMap<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                boolean converted = block.converted(j);
                int end = block.offset()[j + 1] - (converted ? 1 : 0);
                Key key = new Key(Arrays.copyOfRange(block.step(), block.offset()[j], end));
                Sums of = sums.computeIfAbsent(key, k -> new Sums());
                of.converted += converted ? 1 : 0;
                of.unconverted += converted ? 0 : 1;
                of.value += block.value()[j];
            }
        }
        return sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Key, Sums> entry) ->
                                -entry.getValue().journeys())
                        .thenComparing(entry -> entry.getKey().steps, Arrays::compare))
                .map(entry -> row(set, entry.getKey().steps, entry.getValue()))
                .toList();
    }

    private static PathRow row(JourneySet set, int[] steps, Sums sums) {
        List<String> ids = IntStream.of(steps).mapToObj(set.steps()::id).toList();
        return new PathRow(ids, sums.converted, sums.value, sums.unconverted);
    }
}
