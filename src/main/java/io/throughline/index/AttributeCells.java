package io.throughline.index;

import io.throughline.index.ColumnDictionaries.Dictionary;
import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Collects the stored cells of one attribute, which arrive by customer ordinal, into codes by row of a segment. */
final class AttributeCells implements Consumer<StoredCells> {
    private final Timelines timelines;
    private final Dictionary dictionary;
    private final int[] codes;
    private final List<StoredCells> customer = new ArrayList<>();
    private int row;

    AttributeCells(Timelines timelines, Dictionary dictionary) {
        this.timelines = timelines;
        this.dictionary = dictionary;
        codes = new int[timelines.rows()];
        Arrays.fill(codes, -1);
    }

    @Override
    public void accept(StoredCells cells) {
        if (!customer.isEmpty() && customer.get(0).ordinal() != cells.ordinal()) {
            flush();
        }
        customer.add(cells);
    }

    int[] build() {
        flush();
        return codes;
    }

    private void flush() {
        if (customer.isEmpty()) {
            return;
        }
        int slot = Arrays.binarySearch(timelines.ordinals(), customer.get(0).ordinal());
        int rows = customer.stream().mapToInt(cells -> cells.at().length).sum();
        row = slot < 0 ? 0 : timelines.offsets()[slot];
        if (slot < 0 || timelines.offsets()[slot + 1] - row != rows) {
            throw new Unavailable("The data is changing while it is read: ask again.");
        }
        ArrivalMerge.run(customer.stream().map(StoredCells::at).toList(), this::take);
        customer.clear();
    }

    private void take(int timeline, int place) {
        String[] cells = customer.get(timeline).cells();
        Ties ties = timelines.ties();
        int at = ties == null ? row : ties.place(row);
        codes[at] = place < cells.length ? dictionary.code(cells[place]) : -1;
        row++;
    }
}
