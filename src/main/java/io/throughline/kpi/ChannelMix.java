package io.throughline.kpi;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.CutPlan;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.path.CustomerRates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which channels serve each stage or touchpoint, and how well. Visits are steps, after collapse; an interaction without channel is on (none), a touchpoint without stage is left
 * out by stages.
 *
 * <p>Cost: one pass over the steps.
 */
public final class ChannelMix {
    /** What is told apart by channel. */
    public enum By {
        STAGE,
        TOUCHPOINT
    }

    /** A place and a channel, and the rank of its stage. */
    private record Row(
            String place,
            @Nullable String stage,
            String channel,
            @Nullable ChannelKind kind,
            int order) {}

    private final List<Row> rows = new ArrayList<>();
    /** By row: the first row of its place; by contact: its row, −1 where it has none, and the rank of its stage. */
    private int[] first = {};

    private final int[] rowOf;
    private final int[] orderOf;

    private ChannelMix(JourneySet set, By by) {
        InteractionKindNames names = set.contacts();
        int contacts = set.plan().step().length;
        rowOf = new int[contacts];
        orderOf = new int[contacts];
        TreeMap<String, Row> found = new TreeMap<>();
        String[] keys = new String[contacts];
        for (int contact = 0; contact < contacts; contact++) {
            Touchpoint touchpoint = names.touchpointOf(contact);
            String place = by == By.STAGE ? touchpoint.stage() : touchpoint.id();
            orderOf[contact] = touchpoint.stage() == null ? 0 : touchpoint.stageOrder();
            if (place != null && (set.plan().flags()[contact] & CutPlan.DROP) == 0) {
                String named = names.channelOf(contact);
                String channel = named == null ? Reserved.NONE : named;
                int rank = by == By.STAGE ? touchpoint.stageOrder() : 0;
                keys[contact] = String.format("%09d", rank) + '\n' + place + '\n' + channel;
                found.put(
                        keys[contact],
                        new Row(place, touchpoint.stage(), channel, names.kindOf(contact), touchpoint.stageOrder()));
            }
        }
        List<String> order = List.copyOf(found.keySet());
        rows.addAll(found.values());
        for (int contact = 0; contact < contacts; contact++) {
            rowOf[contact] = keys[contact] == null ? -1 : java.util.Collections.binarySearch(order, keys[contact]);
        }
        first = new int[rows.size()];
        for (int row = 1; row < first.length; row++) {
            first[row] = rows.get(row).place.equals(rows.get(row - 1).place) ? first[row - 1] : row;
        }
    }

    /** By the order of stages, then place, then most visits. */
    public static List<ChannelShare> of(JourneySet set, By by) {
        ChannelMix mix = new ChannelMix(set, by);
        Sums sums = Gathered.over(set, () -> new Sums(mix));
        List<ChannelShare> shares = new ArrayList<>();
        for (int row = 0; row < mix.rows.size(); row++) {
            Row of = mix.rows.get(row);
            if (sums.visits[row] > 0) {
                shares.add(new ChannelShare(
                        of.stage,
                        by == By.TOUCHPOINT ? of.place : null,
                        of.channel,
                        of.kind,
                        sums.visits[row],
                        sums.share.rate(row, "visits of " + of.place),
                        sums.progress.rate(row, "journeys that visit " + of.place + " on " + of.channel)));
            }
        }
        shares.sort(Comparator.<ChannelShare>comparingInt(share -> mix.rank(share, by))
                .thenComparing(share -> -share.visits())
                .thenComparing(ChannelShare::channel));
        return List.copyOf(shares);
    }

    private int rank(ChannelShare share, By by) {
        String place = by == By.STAGE ? share.stage() : share.touchpoint();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).place.equals(place)) {
                return row;
            }
        }
        return rows.size();
    }

    private static final class Sums implements Gathered<Sums> {
        private final ChannelMix mix;
        private final long[] visits;
        private final CustomerRates share;
        private final CustomerRates progress;
        private final long[] here;
        private final boolean[] goesOn;
        private final boolean[] seen;

        Sums(ChannelMix mix) {
            this.mix = mix;
            int rows = mix.rows.size();
            visits = new long[rows];
            here = new long[rows];
            seen = new boolean[rows];
            goesOn = new boolean[rows];
            share = new CustomerRates(rows);
            progress = new CustomerRates(rows);
        }

        @Override
        public void add(JourneyBlock block, int from, int end) {
            for (int j = from; j < end; j++) {
                addJourney(block, j);
            }
            for (int row = 0; row < here.length; ) {
                int next = row;
                long all = 0;
                while (next < here.length && mix.first[next] == mix.first[row]) {
                    all += here[next++];
                }
                for (; row < next; row++) {
                    share.addCustomer(row, here[row], all);
                    visits[row] += here[row];
                    here[row] = 0;
                }
            }
            progress.endCustomer();
        }

        /** From its end: the first visit is the last that is looked at. */
        private void addJourney(JourneyBlock block, int journey) {
            int[] contact = block.timelines().contact();
            int latest = block.converted(journey) ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            for (int place = block.offset()[journey + 1] - 1; place >= block.offset()[journey]; place--) {
                int kind = contact[block.row().at(place)];
                int row = mix.rowOf[kind];
                if (row >= 0) {
                    here[row]++;
                    seen[row] = true;
                    goesOn[row] = latest > mix.orderOf[kind];
                }
                latest = Math.max(latest, mix.orderOf[kind]);
            }
            for (int row = 0; row < seen.length; row++) {
                if (seen[row]) {
                    progress.add(row, goesOn[row] ? 1 : 0);
                    seen[row] = false;
                }
            }
        }

        @Override
        public void merge(Sums other) {
            for (int row = 0; row < visits.length; row++) {
                visits[row] += other.visits[row];
            }
            share.merge(other.share);
            progress.merge(other.progress);
        }
    }
}
