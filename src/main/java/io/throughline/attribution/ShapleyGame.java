package io.throughline.attribution;

/** What a set of steps is worth to SHAPLEY. */
public enum ShapleyGame {
    /** The conversions of journeys whose steps all lie in the set. */
    PATHS,
    /** The conversions of the order-1 chain that may visit the set only, less those of the empty set. */
    CHAIN
}
