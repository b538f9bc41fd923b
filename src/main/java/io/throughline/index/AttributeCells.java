package io.throughline.index;

import io.throughline.index.ColumnDictionaries.Dictionary;
import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.function.Consumer;

/** Collects the stored cells of one attribute, which arrive by customer ordinal, into codes by row of a segment. */
final class AttributeCells implements Consumer<StoredCells> {
    private final int[] codes;
    private final ArrivedCells cells;

    AttributeCells(Timelines timelines, Dictionary dictionary) {
        codes = new int[timelines.rows()];
        Arrays.fill(codes, -1);
        Ties ties = timelines.ties();
        cells = new ArrivedCells(
                timelines, (cell, row) -> codes[ties == null ? row : ties.place(row)] = dictionary.code(cell));
    }

    @Override
    public void accept(StoredCells stored) {
        cells.accept(stored);
    }

    int[] build() {
        cells.end();
        return codes;
    }
}
