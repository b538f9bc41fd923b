package io.throughline.store.imports;

import io.throughline.journey.Clock;
import io.throughline.store.imports.Deduplication.Verdict;
import io.throughline.store.timeline.TimelineNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moments of customers of which this import tells again what another told, but not the same rows in the same order. Whose row a
 * duplicate is then depends on which import came first, so content alone orders such a moment.
 *
 * <p>Invariant: a moment is marked where two imports told it differently and share a row, in whatever order and parts they came.
 */
final class Retold {
    private static final int APART = -1;
    /** Rows of our own, none of them stored before. */
    private static final int FRESH = -2;
    /** Rows that are followed at most, and the factor of the place of their import in what is known of how far they have come. */
    private static final int MAX_FOLLOWED = 1 << 16;
    /** All rows of another import's moment. */
    private static final int COMPLETE = -3;

    /** By ordinal and time: {@link #APART}, {@link #FRESH}, or how many rows of another import's moment have come again so far. */
    private final Map<Integer, Map<Long, Integer>> moments = new ConcurrentHashMap<>();

    private final Map<Integer, Clock> clocks = new ConcurrentHashMap<>();

    /**
     * Looks at what became of one customer's entries in one part.
     *
     * @param met places of {@code known} that earlier parts have met
     */
    void look(int ordinal, Deduplication.Entries entries, Verdict[] verdicts, KnownInteractions known, BitSet met) {
        Map<Long, Integer> told = moments.getOrDefault(ordinal, new HashMap<>());
        int from = 0;
        while (from < verdicts.length) {
            int to = from + 1;
            while (to < verdicts.length && entries.at(to) == entries.at(from)) {
                to++;
            }
            long at = entries.at(from);
            boolean plain = to - from == 1 && verdicts[from] == Verdict.DUPLICATE && known.rowsAt(at) == 1;
            if (known.rowsAt(at) > 0 && !(plain && told.isEmpty())) {
                int before = told.getOrDefault(at, known.metAt(at, met) ? COMPLETE : 0);
                int after = before == APART ? APART : judge(before, entries, verdicts, from, to, known.told(at));
                if (after == 0 || after == COMPLETE) {
                    told.remove(at);
                } else {
                    told.put(at, after);
                }
            }
            from = to;
        }
        if (!told.isEmpty()) {
            moments.put(ordinal, told);
            clocks.put(ordinal, known.clock() == null ? Clock.TIME : known.clock());
        }
    }

    private static int judge(
            int before, Deduplication.Entries entries, Verdict[] verdicts, int from, int to, List<List<Long>> lists) {
        List<Long> again = new ArrayList<>();
        boolean fresh = false;
        for (int place = from; place < to; place++) {
            fresh |= verdicts[place].taken();
            if (verdicts[place] == Verdict.DUPLICATE) {
                again.add(
                        KnownInteractions.row(entries.touchpoint(place), entries.derived(place), entries.whole(place)));
            }
        }
        if (again.isEmpty()) {
            return !fresh ? before : before == 0 || before == FRESH ? FRESH : APART;
        }
        return fresh || before < 0 ? APART : follow(before, again, lists);
    }

    /** How much of another import's moment has come again with these rows. */
    private static int follow(int before, List<Long> again, List<List<Long>> lists) {
        int from = before % MAX_FOLLOWED;
        int end = from + again.size();
        for (int i = 0; i < lists.size() && end < MAX_FOLLOWED; i++) {
            List<Long> list = lists.get(i);
            boolean same = before == 0 || before / MAX_FOLLOWED == i;
            if (same && end <= list.size() && list.subList(from, end).equals(again)) {
                return end == list.size() ? COMPLETE : i * MAX_FOLLOWED + end;
            }
        }
        return APART;
    }

    /** A node without rows for each customer of whom moments are marked. */
    List<TimelineNode> marks(long seq, int part) {
        List<TimelineNode> nodes = new ArrayList<>();
        new TreeMap<>(moments).forEach((ordinal, told) -> {
            long[] times = told.entrySet().stream()
                    .filter(moment -> moment.getValue() != FRESH)
                    .mapToLong(Map.Entry::getKey)
                    .sorted()
                    .toArray();
            if (times.length > 0) {
                Map<String, Object> properties = new HashMap<>();
                properties.put("import", seq);
                properties.put("part", part);
                properties.put("clock", clocks.getOrDefault(ordinal, Clock.TIME).name());
                properties.put("from", times[0]);
                properties.put("to", times[times.length - 1]);
                properties.put("at", new long[0]);
                properties.put("touchpoints", new int[0]);
                properties.put("mixed", times);
                nodes.add(new TimelineNode(ordinal, "", properties));
            }
        });
        return nodes;
    }
}
