package io.throughline.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Counts texts by their hashes, the first different ones up to a limit. */
final class TextCounts {
    private static final int SHOWN = 80;

    private final int most;
    private final boolean patterns;
    private int[] slots = new int[64];
    private long[] hashes = new long[32];
    private long[] counts = new long[32];
    private String[] texts = new String[32];
    private int size;
    private int last = -1;

    /** @param patterns whether the patterns of texts are kept instead of the texts */
    TextCounts(int most, boolean patterns) {
        this.most = most;
        this.patterns = patterns;
    }

    /** The place of a text; −1 where it is new. */
    int find(long hash) {
        if (last >= 0 && hashes[last] == hash) {
            return last;
        }
        int place = slots[slot(hash)] - 1;
        last = place < 0 ? last : place;
        return place;
    }

    /** The place of a new text; −1 where there is no more room. */
    int add(long hash, char[] chars, int from, int to) {
        if (size == most) {
            return -1;
        }
        add(hash, text(chars, from, to));
        return size - 1;
    }

    void count(int place, long more) {
        counts[place] += more;
    }

    long count(int place) {
        return counts[place];
    }

    private int slot(long hash) {
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void add(long hash, String text) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            texts = Arrays.copyOf(texts, size * 2);
        }
        int slot = slot(hash);
        hashes[size] = hash;
        texts[size] = text;
        slots[slot] = ++size;
        if (size * 2 >= slots.length) {
            slots = new int[slots.length * 2];
            for (int i = 0; i < size; i++) {
                slots[slot(hashes[i])] = i + 1;
            }
        }
    }

    private String text(char[] chars, int from, int to) {
        int length = Math.min(to - from, SHOWN);
        String end = length < to - from ? "…" : "";
        if (!patterns) {
            return new String(chars, from, length) + end;
        }
        StringBuilder pattern = new StringBuilder(length);
        for (int i = from; i < from + length; i++) {
            pattern.append(CellShape.pattern(chars[i]));
        }
        return pattern.append(end).toString();
    }

    int size() {
        return size;
    }

    long countOnce() {
        return IntStream.range(0, size).filter(i -> counts[i] == 1).count();
    }

    void forEachHash(LongConsumer each) {
        for (int i = 0; i < size; i++) {
            each.accept(hashes[i]);
        }
    }

    /** The most frequent ones; of equally frequent ones the first by letters. */
    List<ValueCount> top(int first) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -counts[i]).thenComparing(i -> texts[i]))
                .limit(first)
                .map(i -> new ValueCount(texts[i], counts[i]))
                .toList();
    }

    /** Cells whose text fits. */
    long count(Predicate<String> fits) {
        return IntStream.range(0, size)
                .filter(i -> fits.test(texts[i]))
                .mapToLong(i -> counts[i])
                .sum();
    }
}
