package io.throughline.index;

import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the rows of ties where they stand whatever import came first: by place within their import, then by content. */
final class TieOrder {
    /** A row: where it arrived, its chain and place there, and what it holds. */
    private record Row(
            int arrived,
            int chain,
            double sequence,
            int place,
            String touchpoint,
            String channel,
            String campaign,
            double value,
            int order,
            int contact,
            boolean derived) {
        Row at(int line, int other) {
            return new Row(
                    arrived, line, sequence, other, touchpoint, channel, campaign, value, order, contact, derived);
        }
    }

    private static final Comparator<Row> CONTENT = Comparator.comparingInt(Row::place)
            .thenComparing(Row::touchpoint)
            .thenComparing(Row::channel)
            .thenComparing(Row::campaign)
            .thenComparingDouble(Row::value)
            .thenComparingInt(Row::order)
            .thenComparing(Row::derived);

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
        List<Row> placed = place(rows);
        placed.sort(CONTENT);
        int first = ties.rows()[from];
        for (int i = 0; i < placed.size(); i++) {
            put(first + i, from + i, placed.get(i));
            ties.places()[placed.get(i).arrived - first + from] = first + i;
        }
        return to;
    }

    /** Where all rows of several imports have a number, the numbers decide; else each import keeps its order. */
    private static List<Row> place(List<Row> rows) {
        rows.sort(Comparator.comparingDouble(Row::sequence).thenComparingInt(Row::arrived));
        int one = rows.get(0).chain;
        boolean numbered = rows.stream().noneMatch(row -> Double.isNaN(row.sequence))
                && rows.stream().anyMatch(row -> row.chain != one);
        List<Row> placed = new ArrayList<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        int number = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            number += i > 0 && row.sequence > rows.get(i - 1).sequence ? 1 : 0;
            placed.add(numbered ? row.at(one, number) : row.at(row.chain, sizes.merge(row.chain, 1, Integer::sum)));
        }
        return placed;
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
                names.touchpointOf(contact).id(),
                channel < 0 ? "" : names.catalogue().channels().get(channel),
                campaign == null ? "" : campaign,
                value == null ? Double.NaN : value[row],
                order == null ? 0 : order[row],
                contact,
                names.derived(contact));
    }

    private void put(int row, int tie, Row content) {
        timelines.contact()[row] = content.contact;
        ties.chains()[tie] = content.chain;
        double[] value = timelines.value();
        if (value != null) {
            value[row] = content.value;
        }
        int[] order = timelines.order();
        if (order != null) {
            order[row] = content.order;
        }
    }
}
