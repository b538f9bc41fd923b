package io.throughline.index;

import io.throughline.index.ColumnDictionaries.Dictionary;
import io.throughline.journey.ColumnSource.StoredTrait;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.function.Consumer;

/** Collects the stored values of one trait into codes by slot of a segment: the latest; of equal times the greatest, whichever came first. */
final class TraitCells implements Consumer<StoredTrait> {
    private final Timelines timelines;
    private final Dictionary dictionary;
    private final int[] codes;
    private final long[] learnt;

    TraitCells(Timelines timelines, Dictionary dictionary) {
        this.timelines = timelines;
        this.dictionary = dictionary;
        codes = new int[timelines.customers()];
        learnt = new long[timelines.customers()];
        Arrays.fill(codes, -1);
    }

    @Override
    public void accept(StoredTrait trait) {
        int slot = Arrays.binarySearch(timelines.ordinals(), trait.ordinal());
        int code = dictionary.code(trait.value());
        if (slot >= 0 && code >= 0 && (codes[slot] < 0 || isAfter(trait, slot))) {
            codes[slot] = code;
            learnt[slot] = trait.at();
        }
    }

    private boolean isAfter(StoredTrait trait, int slot) {
        boolean greater = trait.value().compareTo(dictionary.text(codes[slot])) > 0;
        return trait.at() > learnt[slot] || (trait.at() == learnt[slot] && greater);
    }

    int[] build() {
        return codes;
    }
}
