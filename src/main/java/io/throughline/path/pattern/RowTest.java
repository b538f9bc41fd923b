package io.throughline.path.pattern;

import io.throughline.journey.Timelines;

/** A question about one interaction that its contact code cannot answer. Any thread may ask. */
@FunctionalInterface
public interface RowTest {
    boolean test(Timelines timelines, int row);
}
