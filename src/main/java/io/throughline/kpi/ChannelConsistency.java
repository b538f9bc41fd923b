package io.throughline.kpi;

import io.throughline.catalogue.Touchpoint;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Reserved;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.Equality;
import io.throughline.measure.Estimate;
import io.throughline.measure.Quantiles;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether channels serve a stage equally well.
 *
 * @param channels most visits first
 * @param progressQ of a test that journeys go on from all channels alike, all tests taken together; null where it cannot be tested
 * @param levelQ the same of what customers say at the stage, each customer once a channel
 * @param secondsQ the same of the time that the stage takes
 */
public record ChannelConsistency(
        String stage,
        List<Quality> channels,
        @Nullable Double progressQ,
        @Nullable Double levelQ,
        @Nullable Double secondsQ) {
    private static final double MICROS = 1e6;

    /**
     * A channel at the stage.
     *
     * @param progress journeys that convert or later visit a later stage / journeys that visit the stage on this channel
     * @param level of items joined to the stage, on this channel
     * @param medianSeconds of journeys that enter the stage on this channel, from entering to leaving it the first time; null where nobody leaves by a clock
     */
    public record Quality(
            String channel,
            Rate progress,
            Estimate level,
            @Nullable Double medianSeconds) {}

    /** Throws {@link InvalidArgument} for a stage that the data do not know. @param said what customers say in the scope of the journeys */
    public static ChannelConsistency of(JourneySet set, JoinedFeedback said, String stage) {
        boolean[] in = contactsOf(set, stage);
        List<ChannelShare> shares = ChannelMix.of(set, ChannelMix.By.STAGE).stream()
                .filter(share -> stage.equals(share.stage()))
                .toList();
        StageLevels levels = new StageLevels(said, stage);
        Stays stays = Gathered.over(set, () -> new Stays(set, in));
        List<Quality> channels = new ArrayList<>();
        List<long[]> times = new ArrayList<>();
        for (ChannelShare share : shares) {
            long[] known = stays.times(share.channel());
            times.add(known);
            Double median = known.length == 0
                    ? null
                    : (Double) (Quantiles.quantile(known.clone(), 0, known.length, 0.5) / MICROS);
            channels.add(new Quality(share.channel(), share.progress(), levels.of(share.channel()), median));
        }
        Double progress =
                Equality.ofShares(shares.stream().map(ChannelShare::progress).toList());
        Double seconds = Equality.ofNumbers(times);
        Double level = Equality.ofNumbers(
                shares.stream().map(share -> levels.means(share.channel())).toList());
        double[] q = BenjaminiHochberg.qValues(new double[] {number(progress), number(level), number(seconds)});
        return new ChannelConsistency(stage, List.copyOf(channels), known(q[0]), known(q[1]), known(q[2]));
    }

    private static double number(@Nullable Double p) {
        return p == null ? Double.NaN : p;
    }

    private static @Nullable Double known(double q) {
        return Double.isNaN(q) ? null : (Double) q;
    }

    private static boolean[] contactsOf(JourneySet set, String stage) {
        InteractionKindNames names = set.contacts();
        boolean[] in = new boolean[set.plan().step().length];
        TreeSet<String> known = new TreeSet<>();
        for (int contact = 0; contact < in.length; contact++) {
            Touchpoint touchpoint = names.touchpointOf(contact);
            in[contact] = stage.equals(touchpoint.stage());
            if (touchpoint.stage() != null) {
                known.add(touchpoint.stage());
            }
        }
        if (!known.contains(stage)) {
            throw new InvalidArgument("stage", stage, NearestNames.nearest(stage, known));
        }
        return in;
    }

    /** Times from entering to leaving the stage, by the channel of entering. */
    private static final class Stays implements Gathered<Stays> {
        private final JourneySet set;
        private final boolean[] in;
        private final TreeMap<String, long[]> times = new TreeMap<>();
        private final TreeMap<String, Integer> sizes = new TreeMap<>();

        Stays(JourneySet set, boolean[] in) {
            this.set = set;
            this.in = in;
        }

        @Override
        public void add(JourneyBlock block, int first, int end) {
            int[] contact = block.timelines().contact();
            for (int j = first; j < end && !block.countsSteps(first); j++) {
                int last = block.offset()[j + 1];
                int enter = block.offset()[j];
                while (enter < last && !in[contact[block.row().at(enter)]]) {
                    enter++;
                }
                int leave = enter;
                while (leave < last && in[contact[block.row().at(leave)]]) {
                    leave++;
                }
                if (enter < last && leave < last) {
                    long[] at = block.timelines().at();
                    String channel =
                            set.contacts().channelOf(contact[block.row().at(enter)]);
                    add(
                            channel == null ? Reserved.NONE : channel,
                            at[block.row().at(leave)] - at[block.row().at(enter)]);
                }
            }
        }

        private void add(String channel, long time) {
            int size = sizes.merge(channel, 1, Integer::sum);
            long[] known = times.computeIfAbsent(channel, c -> new long[16]);
            if (size > known.length) {
                known = Arrays.copyOf(known, known.length * 2);
                times.put(channel, known);
            }
            known[size - 1] = time;
        }

        long[] times(String channel) {
            long[] known = times.get(channel);
            return known == null ? new long[0] : Arrays.copyOf(known, sizes.getOrDefault(channel, 0));
        }

        @Override
        public void merge(Stays other) {
            other.times.keySet().forEach(channel -> {
                for (long time : other.times(channel)) {
                    add(channel, time);
                }
            });
        }
    }
}
