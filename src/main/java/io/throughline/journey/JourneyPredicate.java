package io.throughline.journey;

import java.util.BitSet;

/** A filter over journeys that were cut already: it selects journeys and never shortens one. Asked by several threads at once. */
@FunctionalInterface
public interface JourneyPredicate {

    /** The journeys of a block that are kept, by place. */
    BitSet keep(JourneyBlock block);
}
