package io.throughline.path.time;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Quantiles;
import io.throughline.path.CustomerRates;
import io.throughline.path.time.ChannelSwitches.ChannelSwitch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Consecutive steps by the groups of their rows. Cost: one pass over the steps; 12 bytes a switch. */
final class Switches {
    private static final double MICROS = 1e6;

    private final RowGroups groups;
    private final PairTable pairs = new PairTable();
    private final CustomerRates loss = new CustomerRates(16);
    private final CustomerRates stayLoss;
    private int[] timedPair = new int[64];
    private long[] micros = new long[64];
    private int timed;

    private Switches(RowGroups groups) {
        this.groups = groups;
        stayLoss = new CustomerRates(groups.names().length);
    }

    static Switches of(JourneySet set, RowGroups groups) {
        List<Switches> parts = BlockPartitions.of(set, BlockPartitions.workers()).parallelStream()
                .map(strip -> new Switches(groups).addAll(strip))
                .toList();
        Switches all = parts.get(0);
        for (Switches part : parts.subList(1, parts.size())) {
            all.merge(part);
        }
        return all;
    }

    private Switches addAll(List<JourneyBlock> strip) {
        for (JourneyBlock block : strip) {
            for (int j = 0; j < block.journeys(); j++) {
                add(block, j);
                if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                    loss.endCustomer();
                    stayLoss.endCustomer();
                }
            }
        }
        return this;
    }

    private void add(JourneyBlock block, int j) {
        int[] codes = groups.codes().apply(block.timelines());
        int lowest = groups.lowest();
        long[] at = block.timelines().at();
        int[] of = groups.of();
        int end = block.offset()[j + 1];
        int lost = block.converted(j) ? -1 : end - 1;
        boolean clocked = !block.countsSteps(j);
        for (int k = block.offset()[j] + 1; k < end; k++) {
            int left = block.lastRow().at(k - 1);
            int row = block.row().at(k);
            int from = of[codes[left] - lowest];
            int to = of[codes[row] - lowest];
            if (from == to) {
                stayLoss.add(from, k == lost ? 1 : 0);
                continue;
            }
            int pair = pairs.add(from, to);
            loss.add(pair, k == lost ? 1 : 0);
            if (clocked) {
                addTime(pair, at[row] - at[left]);
            }
        }
    }

    private void addTime(int pair, long time) {
        if (timed == micros.length) {
            micros = Arrays.copyOf(micros, timed * 2);
            timedPair = Arrays.copyOf(timedPair, timed * 2);
        }
        micros[timed] = time;
        timedPair[timed++] = pair;
    }

    private void merge(Switches other) {
        int[] places = new int[other.pairs.size()];
        Arrays.setAll(places, p -> pairs.add(other.pairs.from(p), other.pairs.to(p)));
        loss.merge(other.loss, places);
        stayLoss.merge(other.stayLoss);
        micros = Arrays.copyOf(micros, timed + other.timed);
        timedPair = Arrays.copyOf(timedPair, timed + other.timed);
        System.arraycopy(other.micros, 0, micros, timed, other.timed);
        for (int i = 0; i < other.timed; i++) {
            timedPair[timed + i] = places[other.timedPair[i]];
        }
        timed += other.timed;
    }

    /** Steps that follow another of the same group. */
    long stays() {
        long stays = 0;
        for (int group = 0; group < groups.names().length; group++) {
            stays += stayLoss.units(group);
        }
        return stays;
    }

    /** Most first, ties by names. */
    List<ChannelSwitch> list() {
        long all = 0;
        for (int pair = 0; pair < pairs.size(); pair++) {
            all += loss.units(pair);
        }
        Double[] medians = medians();
        List<ChannelSwitch> list = new ArrayList<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            String from = groups.names()[pairs.from(pair)];
            list.add(new ChannelSwitch(
                    from,
                    groups.names()[pairs.to(pair)],
                    loss.units(pair),
                    (double) loss.units(pair) / all,
                    medians[pair],
                    loss.rate(pair, "switches"),
                    stayLoss.rate(pairs.from(pair), "steps that stay on " + from)));
        }
        list.sort(Comparator.comparingLong(ChannelSwitch::count)
                .reversed()
                .thenComparing(ChannelSwitch::from)
                .thenComparing(ChannelSwitch::to));
        return list;
    }

    private @Nullable Double[] medians() {
        int[] from = new int[pairs.size() + 1];
        for (int i = 0; i < timed; i++) {
            from[timedPair[i] + 1]++;
        }
        Arrays.parallelPrefix(from, Integer::sum);
        long[] sorted = new long[timed];
        int[] next = from.clone();
        for (int i = 0; i < timed; i++) {
            sorted[next[timedPair[i]]++] = micros[i];
        }
        @Nullable Double[] medians = new Double[pairs.size()];
        for (int pair = 0; pair < medians.length; pair++) {
            if (from[pair] < from[pair + 1]) {
                medians[pair] = Quantiles.quantile(sorted, from[pair], from[pair + 1], 0.5) / MICROS;
            }
        }
        return medians;
    }
}
