package io.throughline.path.time;

import io.throughline.journey.JourneySet;
import io.throughline.measure.KaplanMeier;
import io.throughline.measure.KaplanMeier.Sorted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How long customers stay away after each touchpoint, over whole timelines, across the cuts between journeys. Those with most silent
 * customers come first, ties by touchpoint.
 *
 * <p>Formula: with S the Kaplan–Meier estimate of not having returned, and H the longest time that at least 20 gaps reach, the limit is
 * the smallest t with 1 − S(t) ≥ 0.95·(1 − S(H)).
 */
public final class Silences {
    private static final double MICROS = 1e6;
    private static final int MIN_GAPS = 20;
    private static final double RETURN_SHARE = 0.95;
    private static final long NONE = Long.MAX_VALUE;

    private final JourneySet set;
    private final Function<int[], String[]> ids;
    private final InteractionKindGroups touchpoints;
    private final int[] rows;
    private final Gaps gaps;
    private final long[] limit;
    private final double[] never;

    private Silences(JourneySet set, Function<int[], String[]> ids) {
        this.set = set;
        this.ids = ids;
        touchpoints = InteractionKindGroups.touchpoints(set);
        int size = touchpoints.names().length;
        rows = Gaps.rows(set, touchpoints);
        gaps = Gaps.of(set, rows, size);
        limit = new long[size];
        never = new double[size];
        IntStream.range(0, size).parallel().forEach(this::estimate);
    }

    /** @param ids ids of customers, in the order of the ordinals asked for */
    public static List<Silence> of(JourneySet set, Function<int[], String[]> ids) {
        return new Silences(set, ids).list();
    }

    /**
     * What a {@link Silence} tells without a look at the returns.
     *
     * @param neverReturn as there
     * @param silentNow as there
     */
    public record Brief(String touchpoint, @Nullable Double neverReturn, long silentNow) {}

    /** The same touchpoints in the same order. Cost: a pass less, and no journey is held. */
    public static List<Brief> brief(JourneySet set) {
        Silences silences = new Silences(set, ordinals -> new String[ordinals.length]);
        List<Brief> brief = new ArrayList<>();
        for (int t = 0; t < silences.limit.length; t++) {
            if (silences.isLeft(t)) {
                brief.add(new Brief(silences.touchpoints.names()[t], orNull(silences.never[t]), silences.silentNow(t)));
            }
        }
        brief.sort(Comparator.comparingLong(Brief::silentNow).reversed().thenComparing(Brief::touchpoint));
        return List.copyOf(brief);
    }

    private boolean isLeft(int t) {
        return gaps.returned(t).size() + gaps.lost(t).size() > 0;
    }

    private boolean isLimited(int t) {
        return limit[t] != NONE && set.dataUntil() != null;
    }

    private long silentNow(int t) {
        return isLimited(t) ? longer(gaps.lost(t), limit[t]) : 0;
    }

    private void estimate(int touchpoint) {
        Sorted returned = gaps.returned(touchpoint);
        Sorted lost = gaps.lost(touchpoint);
        Long horizon = KaplanMeier.longestAtRisk(returned, lost, MIN_GAPS);
        limit[touchpoint] = NONE;
        never[touchpoint] = Double.NaN;
        if (horizon == null) {
            return;
        }
        KaplanMeier curve = KaplanMeier.of(returned, lost);
        never[touchpoint] = curve.shareAfter(horizon);
        if (returned.size() >= MIN_GAPS) {
            Long time = curve.firstAtMost(1 - RETURN_SHARE * (1 - never[touchpoint]));
            limit[touchpoint] = time == null ? NONE : time;
        }
    }

    private List<Silence> list() {
        InteractionKindGroups channels = InteractionKindGroups.channels(set);
        Returns returns = Returns.of(set, rows, channels.of(), limit);
        List<Silence> silences = new ArrayList<>();
        for (int t = 0; t < limit.length; t++) {
            if (isLeft(t)) {
                silences.add(silence(t, returns, channels.names()));
            }
        }
        silences.sort(Comparator.comparingLong(Silence::silentNow).reversed().thenComparing(Silence::touchpoint));
        return List.copyOf(silences);
    }

    private Silence silence(int t, Returns returns, String[] channels) {
        Long until = set.dataUntil();
        boolean limited = isLimited(t);
        SilentCustomers.Request silent = new SilentCustomers.Request(
                set, rows, t, limited && until != null ? until - limit[t] : Long.MIN_VALUE, ids);
        return new Silence(
                touchpoints.names()[t],
                limited ? (Double) (limit[t] / MICROS) : null,
                orNull(never[t]),
                silentNow(t),
                returns.conversions().units(t),
                returns.byTouchpoint(t, touchpoints.names()),
                returns.byChannel(t, channels),
                returns.conversions().rate(t, "returns after a silence"),
                silent::page);
    }

    private static @Nullable Double orNull(double share) {
        return Double.isNaN(share) ? null : (Double) share;
    }

    private static long longer(Sorted gaps, long limit) {
        long longer = 0;
        for (int i = gaps.to() - 1; i >= gaps.from() && gaps.values()[i] > limit; i--) {
            longer++;
        }
        return longer;
    }
}
