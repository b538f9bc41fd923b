package io.throughline.index;

import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.Timelines;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** Tells stored cells, which arrive by customer ordinal, row by row as they arrived in a segment. */
final class ArrivedCells implements Consumer<StoredCells> {
    private final Timelines timelines;
    private final ObjIntConsumer<String> sink;
    private final List<StoredCells> customer = new ArrayList<>();
    private int row;

    /** @param sink is told each cell, empty where there is none, and the place at which its row arrived */
    ArrivedCells(Timelines timelines, ObjIntConsumer<String> sink) {
        this.timelines = timelines;
        this.sink = sink;
    }

    @Override
    public void accept(StoredCells cells) {
        if (!customer.isEmpty() && customer.get(0).ordinal() != cells.ordinal()) {
            end();
        }
        customer.add(cells);
    }

    /** Nothing more comes of the last customer. */
    void end() {
        if (customer.isEmpty()) {
            return;
        }
        int slot = Arrays.binarySearch(timelines.ordinals(), customer.get(0).ordinal());
        int rows = customer.stream().mapToInt(cells -> cells.at().length).sum();
        row = slot < 0 ? 0 : timelines.offsets()[slot];
        if (slot < 0 || timelines.offsets()[slot + 1] - row != rows) {
            throw new Unavailable("The data is changing while it is read: ask again.");
        }
        ArrivalMerge.run(customer.stream().map(StoredCells::at).toList(), (timeline, place) -> {
            String[] cells = customer.get(timeline).cells();
            sink.accept(place < cells.length ? cells[place] : "", row++);
        });
        customer.clear();
    }
}
