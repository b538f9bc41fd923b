package io.throughline.index;

import io.throughline.journey.ColumnSource;
import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.MomentOrder;
import io.throughline.journey.MomentOrder.Row;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Puts the rows of ties where they stand whatever import came first, see {@link MomentOrder}. */
final class TieOrder {
    private final Timelines timelines;
    private final Ties ties;
    private final InteractionKindNames names;
    /** Of several ids, each in its order already. */
    private final boolean laid;
    /** First of each tie in which content that was read does not tell two rows apart, and the slots of its customers. */
    private final List<Integer> open = new ArrayList<>();

    private final BitSet openSlots = new BitSet();

    private TieOrder(Timelines timelines, Ties ties, InteractionKindNames names, boolean laid) {
        this.timelines = timelines;
        this.ties = ties;
        this.names = names;
        this.laid = laid;
    }

    /** Reads what else rows of some customers hold. */
    @FunctionalInterface
    interface Rest {
        /** Tells them as {@link ColumnSource#loadRest} does. @param ordinals ascending */
        void load(int[] ordinals, Consumer<StoredCells> sink);
    }

    /** Of customers with one id. */
    static void arrange(Timelines timelines, InteractionKindNames names, Rest rest) {
        Ties ties = timelines.ties();
        if (ties != null) {
            TieOrder order = new TieOrder(timelines, ties, names, false);
            order.arrange();
            order.arrangeOpen(rest);
        }
    }

    /** Of customers with several, whose rows arrived id by id: they stay so where nothing tells them apart. */
    static void arrangeLaid(Timelines timelines, InteractionKindNames names) {
        Ties ties = timelines.ties();
        if (ties != null) {
            new TieOrder(timelines, ties, names, true).arrange();
        }
    }

    private void arrange() {
        for (int slot = 0; slot < timelines.customers(); slot++) {
            int tie = ties.find(timelines.offsets()[slot]);
            tie = tie < 0 ? -tie - 1 : tie;
            int end = timelines.offsets()[slot + 1];
            while (tie < ties.rows().length && ties.rows()[tie] < end) {
                int to = end(tie, end);
                int first = tie;
                if (!arrange(tie, to, laid ? MomentOrder.AS_ARRIVED : arrived -> note(first))) {
                    openSlots.set(slot);
                }
                tie = to;
            }
        }
    }

    private String note(int tie) {
        if (open.isEmpty() || open.get(open.size() - 1) != tie) {
            open.add(tie);
        }
        return "";
    }

    private void arrangeOpen(Rest rest) {
        if (open.isEmpty()) {
            return;
        }
        Map<Integer, String> texts = new HashMap<>();
        ArrivedCells cells = new ArrivedCells(timelines, (text, row) -> {
            if (ties.find(row) >= 0) {
                texts.put(row, text);
            }
        });
        rest.load(openSlots.stream().map(slot -> timelines.ordinals()[slot]).toArray(), cells);
        cells.end();
        for (int tie : open) {
            int slot = Arrays.binarySearch(timelines.offsets(), ties.rows()[tie]);
            slot = slot < 0 ? -slot - 2 : slot;
            arrange(tie, end(tie, timelines.offsets()[slot + 1]), row -> texts.getOrDefault(row, ""));
        }
    }

    /** The tie behind those of the same moment. @param end of the customer's rows */
    private int end(int from, int end) {
        int to = from;
        long at = timelines.at()[ties.rows()[from]];
        while (to < ties.rows().length && ties.rows()[to] < end && timelines.at()[ties.rows()[to]] == at) {
            to++;
        }
        return to;
    }

    /** False where more must be known of the rows first. */
    private boolean arrange(int from, int to, IntFunction<String> rest) {
        int before = open.size();
        List<Row> rows = new ArrayList<>();
        for (int tie = from; tie < to; tie++) {
            rows.add(row(tie));
        }
        List<Row> placed = MomentOrder.arrange(rows, rest);
        int[] owns = MomentOrder.owns(placed);
        if (!laid) {
            MomentOrder.pair(placed, owns, rest);
        }
        if (open.size() == before) {
            put(from, placed, owns);
        }
        return open.size() == before;
    }

    private void put(int from, List<Row> placed, int[] owns) {
        int first = ties.rows()[from];
        for (int i = 0; i < placed.size(); i++) {
            put(first + i, from + i, placed.get(i));
            ties.owns()[from + i] = owns[i] < 0 ? -1 : first + owns[i];
            ties.places()[placed.get(i).arrived() - first + from] = first + i;
        }
    }

    private Row row(int tie) {
        int row = ties.rows()[tie];
        int contact = timelines.contact()[row];
        int channel = names.contacts().channel(contact);
        String campaign = names.campaignOf(contact);
        double[] value = timelines.value();
        int[] order = timelines.order();
        double[] sequence = timelines.sequence();
        return new Row(
                row,
                ties.chains()[tie],
                sequence == null ? Double.NaN : sequence[row],
                0,
                names.rowOf(contact).id(),
                channel < 0 ? "" : names.catalogue().channels().get(channel),
                campaign == null ? "" : campaign,
                value == null ? Double.NaN : value[row],
                order == null ? 0 : order[row],
                contact,
                names.derived(contact),
                ties.owns()[tie]);
    }

    private void put(int row, int tie, Row content) {
        timelines.contact()[row] = content.contact();
        ties.chains()[tie] = content.chain();
        double[] value = timelines.value();
        if (value != null) {
            value[row] = content.value();
        }
        int[] order = timelines.order();
        if (order != null) {
            order[row] = content.order();
        }
        double[] sequence = timelines.sequence();
        if (sequence != null) {
            sequence[row] = content.sequence();
        }
    }
}
