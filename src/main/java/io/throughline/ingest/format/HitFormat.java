package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Hits of a data feed, or one of its lookup files: no header, cells parted by tabs, tabs and line ends inside of cells behind a backslash.
 *
 * @param header columns, told by another file
 * @param hits as many as a manifest promises; −1: nothing tells
 * @param file as the manifest names it
 * @param strict whether a row with too few cells is damaged
 */
record HitFormat(List<String> header, long hits, String file, boolean strict) implements Format {
    @Override
    public boolean pointsOnly() {
        return true;
    }

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public RowReader open(Source source) throws IOException {
        return ToldRows.of(new HitRows(source.text(), this, null), source);
    }

    @Override
    public String describe() {
        return "hits of " + header.size() + " columns";
    }
}
