package io.throughline.identity;

import io.throughline.journey.EvidenceRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records that carried values which name nobody: such a value joins nobody, and whoever looks at figures may want to know how many do. */
final class BlockedRecords {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    /** The identifier that was carried beside it; −1 where that names nobody either. */
    private int[] beside = new int[16];

    private int[] value = new int[16];
    private long[] records = new long[16];
    private int size;

    /** @param own the number of the row's customer, as {@code other} of its value; −1 where it names nobody @param place of the customer among {@code asked} */
    void look(EvidenceRow row, int own, int other, AskedTexts asked, int place) {
        if (own < 0) {
            add(other, row.ownKind() + ':' + asked.textOr(place, row.customer()), row.records());
        }
        if (other < 0) {
            add(own, row.kind() + ':' + asked.textOr(place + 1, row.value()), row.records());
        }
    }

    /** @param name kind and value */
    private void add(int other, String name, long count) {
        if (size == value.length) {
            int more = size + (size >> 1);
            beside = Arrays.copyOf(beside, more);
            value = Arrays.copyOf(value, more);
            records = Arrays.copyOf(records, more);
        }
        beside[size] = other;
        value[size] = places.computeIfAbsent(name, text -> {
            values.add(text);
            return values.size() - 1;
        });
        records[size++] = count;
    }

    /** Different values. */
    long values() {
        return values.size();
    }

    /** How often records carried one. */
    long records() {
        return Arrays.stream(records, 0, size).sum();
    }

    /** Without those of identifiers that are gone. @param now the new number of each identifier; −1: it is gone */
    void copyTo(BlockedRecords copy, int[] now) {
        for (int i = 0; i < size; i++) {
            int other = beside[i] < 0 ? -1 : now[beside[i]];
            if (other >= 0 || beside[i] < 0) {
                copy.add(other, values.get(value[i]), records[i]);
            }
        }
    }
}
