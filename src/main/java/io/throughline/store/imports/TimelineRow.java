package io.throughline.store.imports;

import io.throughline.journey.Clock;
import io.throughline.journey.InteractionBatch;
import io.throughline.store.timeline.PropertyNames;
import io.throughline.store.timeline.TimelineNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What becomes one timeline node: the accepted entries of one customer as parallel arrays. */
final class TimelineRow {
    private final InteractionBatch part;
    private final long seq;
    private final int number;
    private final int[] touchpointCodes;
    private final int[] channelCodes;
    private final int[] campaignCodes;

    TimelineRow(
            InteractionBatch part,
            long seq,
            int number,
            int[] touchpointCodes,
            int[] channelCodes,
            int[] campaignCodes) {
        this.part = part;
        this.seq = seq;
        this.number = number;
        this.touchpointCodes = touchpointCodes;
        this.channelCodes = channelCodes;
        this.campaignCodes = campaignCodes;
    }

    /** The entries to judge, by the same codes. */
    CustomerEntries entries(PartOrder order) {
        return new CustomerEntries(part, order, touchpointCodes, channelCodes, campaignCodes);
    }

    /** One customer's node; {@code entries} in order of time, {@code contents} of keyed entries. */
    TimelineNode of(int customer, int ordinal, Clock clock, int[] entries, long[] contents) {
        int size = entries.length;
        Map<String, Object> row = new HashMap<>(24);
        long[] at = new long[size];
        int[] touchpoints = new int[size];
        for (int i = 0; i < size; i++) {
            at[i] = part.at(entries[i]);
            // A derived conversion names the touchpoint of its row, right before it.
            touchpoints[i] = touchpointCodes[part.touchpoint(part.derived(entries[i]) ? entries[i] - 1 : entries[i])];
        }
        row.put("import", seq);
        row.put("part", number);
        row.put("clock", clock.name());
        row.put("from", at[0]);
        row.put("to", at[size - 1]);
        row.put("at", at);
        row.put("touchpoints", touchpoints);
        putChannels(row, entries);
        putValues(row, entries);
        putKeys(row, entries, contents);
        putPlaces(row, entries);
        putAttributes(row, entries);
        putTraits(row, customer);
        return new TimelineNode(ordinal, part.customers.name(customer), row);
    }

    /** A node without rows for what the part tells of a customer's traits, all of whose rows are stored. */
    TimelineNode ofTraits(int customer, int ordinal, Clock clock, long at) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "import",
                seq,
                "part",
                number,
                "clock",
                clock.name(),
                "from",
                at,
                "to",
                at,
                "at",
                new long[0],
                "touchpoints",
                new int[0]));
        putTraits(row, customer);
        return new TimelineNode(ordinal, part.customers.name(customer), row);
    }

    private void putChannels(Map<String, Object> row, int[] entries) {
        int[] channels = new int[entries.length];
        int[] campaigns = new int[entries.length];
        int channelMax = -1;
        int campaignMax = -1;
        for (int i = 0; i < entries.length; i++) {
            int channel = part.channel(entries[i]);
            int campaign = part.campaign(entries[i]);
            channels[i] = channel < 0 ? -1 : channelCodes[channel];
            campaigns[i] = campaign < 0 ? -1 : campaignCodes[campaign];
            channelMax = Math.max(channelMax, channels[i]);
            campaignMax = Math.max(campaignMax, campaigns[i]);
        }
        if (channelMax >= 0) {
            row.put("channels", channels);
        }
        if (campaignMax >= 0) {
            row.put("campaigns", campaigns);
        }
    }

    private void putValues(Map<String, Object> row, int[] entries) {
        double[] values = new double[entries.length];
        boolean any = false;
        boolean derived = false;
        for (int i = 0; i < entries.length; i++) {
            values[i] = part.value(leftAlone(entries, i) ? entries[i] + 1 : entries[i]);
            any |= !Double.isNaN(values[i]);
            derived |= part.derived(entries[i]);
        }
        if (any) {
            row.put("values", values);
        }
        if (derived) {
            row.put(
                    "derived",
                    IntStream.range(0, entries.length)
                            .filter(i -> part.derived(entries[i]))
                            .toArray());
        }
    }

    /** Whether a flagged row is kept without its conversion, which another import had brought: then its value is its own. */
    private boolean leftAlone(int[] entries, int i) {
        int next = entries[i] + 1;
        boolean flagged = !part.derived(entries[i]) && next < part.size() && part.derived(next);
        return flagged && (i + 1 == entries.length || entries[i + 1] != next);
    }

    private void putKeys(Map<String, Object> row, int[] entries, long[] contents) {
        String[] keys = new String[entries.length];
        Arrays.fill(keys, "");
        boolean any = false;
        for (int i = 0; i < entries.length; i++) {
            String key = part.key(entries[i]);
            if (key != null) {
                keys[i] = key;
                any = true;
            }
        }
        if (any) {
            row.put("keys", keys);
            row.put("contents", contents);
        }
    }

    private void putPlaces(Map<String, Object> row, int[] entries) {
        String[] orders = new String[entries.length];
        double[] sequences = new double[entries.length];
        boolean ordered = false;
        boolean placed = false;
        for (int i = 0; i < entries.length; i++) {
            String order = part.order(entries[i]);
            orders[i] = order == null ? "" : order;
            sequences[i] = part.sequence(entries[i]);
            ordered |= order != null;
            placed |= !Double.isNaN(sequences[i]);
        }
        if (ordered) {
            row.put("orders", orders);
        }
        if (placed) {
            row.put("sequences", sequences);
        }
    }

    private void putAttributes(Map<String, Object> row, int[] entries) {
        for (InteractionBatch.Attribute attribute : part.attributes()) {
            int used = entries.length;
            while (used > 0 && attribute.value(entries[used - 1]) == null) {
                used--;
            }
            if (used > 0) {
                String[] cells = new String[used];
                for (int i = 0; i < used; i++) {
                    String cell = attribute.value(entries[i]);
                    cells[i] = cell == null ? "" : cell;
                }
                row.put(PropertyNames.attribute(attribute.name()), cells);
            }
        }
    }

    private void putTraits(Map<String, Object> row, int customer) {
        for (InteractionBatch.Trait trait : part.traits()) {
            String value = trait.value(customer);
            if (value != null) {
                row.put(PropertyNames.trait(trait.name()), value);
                row.put(PropertyNames.learnt(trait.name()), trait.at(customer));
            }
        }
    }
}
