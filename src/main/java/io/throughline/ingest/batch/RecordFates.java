package io.throughline.ingest.batch;

import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.RecordAccount.Fate;
import io.throughline.journey.RecordAccount.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of an import. A record that is several rows is taken where one of them was; else it is rejected for the
 * first reason, else a duplicate. Its rows follow one another, but the store tells only part by part what became of them.
 */
final class RecordFates {
    private static final String STORED = "stored already";
    private static final String KEYED = "its key stands at an earlier row";
    static final String CONTRADICTS = "contradicts what is stored";
    private static final String NOTHING = "stands for nothing";
    private static final int REASONS = 100;
    private static final int LINES = 10_000;
    private static final String OTHERS = "other reasons";

    private final Map<Fate, Map<String, Long>> counts = new EnumMap<>(Fate.class);
    private final boolean several;
    /** Lines of rows that the store refused, the first ones. */
    private final Set<Long> contradicting = new HashSet<>();

    private long records;
    /** Of the records that are not settled yet: whether one was taken, or is a duplicate; and why one was rejected. */
    private boolean[] taken = new boolean[64];

    private boolean[] known = new boolean[64];
    private @Nullable String[] faults = new String[64];
    private int open;
    private int[] recordOf = new int[64];

    /** @param several whether a record may be several rows */
    RecordFates(boolean several) {
        this.several = several;
    }

    /** Whether a record may be several rows, which the next part may continue. */
    boolean several() {
        return several;
    }

    Set<Long> contradicting() {
        return contradicting;
    }

    void add(Fate fate, String reason, long count) {
        if (count > 0) {
            Map<String, Long> reasons = counts.computeIfAbsent(fate, f -> new TreeMap<>());
            reasons.merge(reasons.size() < REASONS || reasons.containsKey(reason) ? reason : OTHERS, count, Long::sum);
        }
    }

    /** Records that are duplicates. @param keyed those whose key an earlier row has */
    void known(long stored, long keyed) {
        add(Fate.DUPLICATE, STORED, stored);
        add(Fate.DUPLICATE, KEYED, keyed);
    }

    /** Records that became no rows. */
    void addRecords(Fate fate, Map<String, Long> reasons) {
        reasons.forEach((reason, count) -> {
            add(fate, reason, count);
            records += count;
        });
    }

    /** A row comes. @param continues whether it is of the same record as the one before */
    void begin(boolean continues) {
        if (continues && open > 0) {
            return;
        }
        records++;
        if (several) {
            if (open == taken.length) {
                taken = Arrays.copyOf(taken, open * 2);
                known = Arrays.copyOf(known, open * 2);
                faults = Arrays.copyOf(faults, open * 2);
            }
            taken[open] = false;
            known[open] = false;
            faults[open] = null;
            open++;
        }
    }

    /** The row was refused. */
    void rejected(String reason) {
        if (!several) {
            add(Fate.REJECTED, reason, 1);
        } else if (faults[open - 1] == null) {
            faults[open - 1] = reason;
        }
    }

    /** The row is something else than an interaction. */
    void took() {
        if (several) {
            taken[open - 1] = true;
        }
    }

    /** The row is an entry of the part now being filled. */
    void entered(int entry) {
        if (several) {
            if (entry >= recordOf.length) {
                recordOf = Arrays.copyOf(recordOf, Math.max(entry + 1, recordOf.length * 2));
            }
            recordOf[entry] = open - 1;
        }
    }

    /** A part is written. */
    void wrote(InteractionBatch part, long duplicates, long rejected) {
        for (int entry = 0; rejected > 0 && entry < part.size(); entry++) {
            boolean contradicts = part.outcomes.of(entry).isRefused() && part.line(entry) > 0;
            if (contradicts && contradicting.size() < LINES) {
                contradicting.add(part.line(entry));
            }
        }
        if (!several) {
            add(Fate.DUPLICATE, STORED, duplicates);
            add(Fate.REJECTED, CONTRADICTS, rejected);
            return;
        }
        for (int entry = 0; entry < part.size(); entry++) {
            if (!part.derived(entry)) {
                int record = recordOf[entry];
                switch (part.outcomes.of(entry)) {
                    case NEW -> taken[record] = true;
                    case DUPLICATE -> known[record] = true;
                    case KEY_TAKEN, OTHER_CLOCK ->
                        faults[record] = faults[record] == null ? CONTRADICTS : faults[record];
                }
            }
        }
        settle(open - 1);
    }

    /** The records before one are told; that one goes on. */
    private void settle(int before) {
        for (int record = 0; record < before; record++) {
            String fault = faults[record];
            if (!taken[record] && fault != null) {
                add(Fate.REJECTED, fault, 1);
            } else if (!taken[record]) {
                add(known[record] ? Fate.DUPLICATE : Fate.LEFT_OUT, known[record] ? STORED : NOTHING, 1);
            }
        }
        int left = open - before;
        if (left > 0 && before > 0) {
            System.arraycopy(taken, before, taken, 0, left);
            System.arraycopy(known, before, known, 0, left);
            System.arraycopy(faults, before, faults, 0, left);
        }
        open = Math.max(0, left);
    }

    RecordAccount account() {
        settle(open);
        List<Reason> reasons = new ArrayList<>();
        counts.forEach((fate, all) -> all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(one -> reasons.add(new Reason(fate, one.getKey(), one.getValue()))));
        return new RecordAccount(records, reasons);
    }
}
