package io.throughline.store.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.neo4j.driver.types.MapAccessor;

/** What a query answers, row by row; to be read inside its transaction. */
public final class Rows implements Iterator<MapAccessor> {
    private final Iterator<? extends MapAccessor> rows;

    public Rows(Iterator<? extends MapAccessor> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public MapAccessor next() {
        return rows.next();
    }

    /** The only row. */
    public MapAccessor single() {
        MapAccessor row = next();
        if (hasNext()) {
            throw new IllegalStateException("more rows than one");
        }
        return row;
    }

    public <T> List<T> list(Function<MapAccessor, T> row) {
        List<T> list = new ArrayList<>();
        forEachRemaining(r -> list.add(row.apply(r)));
        return list;
    }

    public Stream<MapAccessor> stream() {
        return list(row -> row).stream();
    }

    /** Runs the query to its end. */
    public void consume() {
        forEachRemaining(row -> {});
    }
}
