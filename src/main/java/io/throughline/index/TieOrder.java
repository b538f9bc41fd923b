package io.throughline.index;

import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.MomentOrder;
import io.throughline.journey.MomentOrder.Row;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.List;

/** Puts the rows of ties where they stand whatever import came first, see {@link MomentOrder}. */
final class TieOrder {
    private final Timelines timelines;
    private final Ties ties;
    private final double[] sequences;
    private final InteractionKindNames names;

    private TieOrder(Timelines timelines, Ties ties, double[] sequences, InteractionKindNames names) {
        this.timelines = timelines;
        this.ties = ties;
        this.sequences = sequences;
        this.names = names;
    }

    /** @param sequences by place among the ties, NaN where there is none */
    static void arrange(Timelines timelines, double[] sequences, InteractionKindNames names) {
        Ties ties = timelines.ties();
        if (ties != null) {
            new TieOrder(timelines, ties, sequences, names).arrange();
        }
    }

    private void arrange() {
        for (int slot = 0; slot < timelines.customers(); slot++) {
            int tie = ties.find(timelines.offsets()[slot]);
            tie = tie < 0 ? -tie - 1 : tie;
            int end = timelines.offsets()[slot + 1];
            while (tie < ties.rows().length && ties.rows()[tie] < end) {
                tie = arrange(tie, end);
            }
        }
    }

    private int arrange(int from, int end) {
        int to = from;
        List<Row> rows = new ArrayList<>();
        long at = timelines.at()[ties.rows()[from]];
        while (to < ties.rows().length && ties.rows()[to] < end && timelines.at()[ties.rows()[to]] == at) {
            rows.add(row(to++));
        }
        List<Row> placed = MomentOrder.arrange(rows);
        int first = ties.rows()[from];
        for (int i = 0; i < placed.size(); i++) {
            put(first + i, from + i, placed.get(i));
            ties.places()[placed.get(i).arrived() - first + from] = first + i;
        }
        return to;
    }

    private Row row(int tie) {
        int row = ties.rows()[tie];
        int contact = timelines.contact()[row];
        int channel = names.contacts().channel(contact);
        String campaign = names.campaignOf(contact);
        double[] value = timelines.value();
        int[] order = timelines.order();
        return new Row(
                row,
                ties.chains()[tie],
                sequences[tie],
                0,
                names.rowOf(contact).id(),
                channel < 0 ? "" : names.catalogue().channels().get(channel),
                campaign == null ? "" : campaign,
                value == null ? Double.NaN : value[row],
                order == null ? 0 : order[row],
                contact,
                names.derived(contact));
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
    }
}
