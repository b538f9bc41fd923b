package io.throughline.journey;

/** The years of which interactions are taken in: 1900 to 2200. Times outside stand for "unknown" in the systems they come from. */
public final class Years {
    /** 1900-01-01, the first moment that is taken, microseconds UTC. */
    public static final long FIRST = -2_208_988_800_000_000L;
    /** 2201-01-01, the first moment that is not taken any more, microseconds UTC. */
    public static final long END = 7_289_654_400_000_000L;

    private Years() {}

    public static boolean hold(long micros) {
        return micros >= FIRST && micros < END;
    }
}
