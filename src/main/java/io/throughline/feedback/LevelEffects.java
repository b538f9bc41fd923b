package io.throughline.feedback;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.Timelines;
import io.throughline.measure.ClusteredMean;
import io.throughline.measure.Estimate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What customers feel after a visit less what they felt before it, by touchpoint.
 *
 * <p>Formula: over visits of journeys of the scope with an item that has a level both before the visit and at or after it, the mean of the level of the next one less that
 * of the last one before; interval by customer on −2 to 2, as of {@link ClusteredMean#on}.
 *
 * <p>Conversions derived from a flag and steps without a clock are no visits. Those who answer twice may think otherwise than those who do not.
 */
public final class LevelEffects {
    private static final String UNIT = "difference of levels, -2 to 2";
    private static final String OF = "visits between two items with a level";
    private static final double MOST = 2;

    private final JoinedFeedback joined;
    private final JourneyPlaces places;
    private final @Nullable Sum[] sums;
    /** Touchpoints of the customer under way. */
    private final int[] met;

    private int count;

    /** Times and levels of the customer under way, by time, and how many. */
    private long[] at = new long[16];

    private double[] levels = new double[16];
    private int told;

    /** Of one touchpoint; count, sum and squares are those of the customer under way. */
    private static final class Sum {
        final ClusteredMean mean = new ClusteredMean();
        long count;
        double sum;
        double squares;
    }

    private LevelEffects(JoinedFeedback joined) {
        this.joined = joined;
        this.places = joined.places();
        this.sums = new Sum[joined.set().catalogue().size()];
        this.met = new int[sums.length];
    }

    /** By id of the touchpoint; those of which no visit lies between two items have none. */
    public static Map<String, Estimate> of(JoinedFeedback joined) {
        LevelEffects effects = new LevelEffects(joined);
        int from = 0;
        for (int place = 1; place <= joined.size(); place++) {
            if (place == joined.size() || joined.customer(place) != joined.customer(from)) {
                effects.addCustomer(from, place);
                from = place;
            }
        }
        return effects.estimates();
    }

    /** What an effect is where nothing is known of it. */
    public static Estimate none() {
        return Estimate.none(UNIT, OF);
    }

    private void addCustomer(int from, int to) {
        int customer = joined.customer(from);
        int block = customer < 0 || to - from < 2 ? -1 : places.block(customer);
        if (block < 0) {
            return;
        }
        gather(from, to);
        if (told > 1) {
            addVisits(joined.set().blocks().get(block), places.first(customer));
            settle();
        }
    }

    /** The items of a customer that have a level, by time; of equal times in their order. */
    private void gather(int from, int to) {
        if (to - from > at.length) {
            at = new long[2 * (to - from)];
            levels = new double[at.length];
        }
        told = 0;
        for (int place = from; place < to; place++) {
            double level = joined.level(place);
            if (Double.isNaN(level)) {
                continue;
            }
            long time = joined.at(place);
            int behind = told++;
            for (; behind > 0 && at[behind - 1] > time; behind--) {
                at[behind] = at[behind - 1];
                levels[behind] = levels[behind - 1];
            }
            at[behind] = time;
            levels[behind] = level;
        }
    }

    private void addVisits(JourneyBlock in, int first) {
        Timelines timelines = in.timelines();
        boolean timed = !in.countsSteps(first);
        for (int j = first; timed && j < in.journeys() && in.slot()[j] == in.slot()[first]; j++) {
            for (int step = in.offset()[j]; step < in.offset()[j + 1]; step++) {
                int row = in.row().at(step);
                int contact = timelines.contact()[row];
                int next = firstFrom(timelines.at()[row]);
                if (next > 0 && next < told && !joined.set().contacts().derived(contact)) {
                    add(joined.set().contacts().contacts().touchpoint(contact), levels[next] - levels[next - 1]);
                }
            }
        }
    }

    /** Place of the first time that is not before a moment. */
    private int firstFrom(long moment) {
        int place = 0;
        while (place < told && at[place] < moment) {
            place++;
        }
        return place;
    }

    private void add(int touchpoint, double change) {
        Sum sum = sums[touchpoint];
        if (sum == null) {
            sum = new Sum();
            sums[touchpoint] = sum;
        }
        if (sum.count == 0) {
            met[count++] = touchpoint;
        }
        sum.count++;
        sum.sum += change;
        sum.squares += change * change;
    }

    /** The customer under way is complete. */
    private void settle() {
        for (int i = 0; i < count; i++) {
            Sum sum = sums[met[i]];
            if (sum != null) {
                sum.mean.add(sum.count, sum.sum, sum.squares);
                sum.count = 0;
                sum.sum = 0;
                sum.squares = 0;
            }
        }
        count = 0;
    }

    private Map<String, Estimate> estimates() {
        Map<String, Estimate> effects = new TreeMap<>();
        for (int touchpoint = 0; touchpoint < sums.length; touchpoint++) {
            Sum sum = sums[touchpoint];
            if (sum != null) {
                String id = joined.set().catalogue().touchpoint(touchpoint).id();
                effects.put(id, sum.mean.on(-MOST, MOST, UNIT, OF));
            }
        }
        return effects;
    }
}
