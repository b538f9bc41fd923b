package io.throughline.ingest.record;

import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.Forms;
import io.throughline.journey.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of a path table, each column read in its own form. */
final class PathAmounts {
    /** No count. */
    static final long UNREADABLE = -1;

    private static final double MOST = 1e15;

    private final Map<Integer, Amounts> all = new TreeMap<>();
    private final PathColumns columns;
    private final Amounts value;
    private final Amounts conversions;
    private final Amounts nulls;
    private final Amounts journeys;

    PathAmounts(PathColumns columns, List<String> header, Forms forms) {
        this.columns = columns;
        value = forms.amounts(name(header, columns.value()));
        conversions = forms.counts(name(header, columns.conversions()));
        nulls = forms.counts(name(header, columns.nulls()));
        journeys = forms.counts(name(header, columns.journeys()));
        all.put(columns.value(), value);
        all.put(columns.conversions(), conversions);
        all.put(columns.nulls(), nulls);
        all.put(columns.journeys(), journeys);
    }

    private static String name(List<String> header, int column) {
        return column < 0 ? "" : header.get(column);
    }

    Profile profile(Forms assumed) {
        return new Profile(assumed, -1, -1, all);
    }

    /** NaN where there is none. */
    double value(Row row) {
        int column = columns.value();
        return column < 0 || row.length(column) == 0
                ? Double.NaN
                : value.read(row.chars, row.from(column), row.to(column));
    }

    long conversions(Row row) {
        return count(row, columns.conversions(), conversions);
    }

    long nulls(Row row) {
        return count(row, columns.nulls(), nulls);
    }

    long journeys(Row row) {
        return count(row, columns.journeys(), journeys);
    }

    /** 0 where the column is missing or the cell says that it holds nothing; {@link #UNREADABLE} where it is no count. */
    private static long count(Row row, int column, Amounts counts) {
        if (column < 0 || row.length(column) == 0) {
            return 0;
        }
        double number = counts.read(row.chars, row.from(column), row.to(column));
        if (Double.isNaN(number)) {
            return Nothing.is(row.text(column)) ? 0 : UNREADABLE;
        }
        return number >= 0 && number <= MOST ? (long) number : UNREADABLE;
    }

    List<String> finish() {
        List<String> notes = new ArrayList<>();
        for (Amounts amounts : all.values()) {
            notes.addAll(amounts.finish());
        }
        return notes;
    }
}
