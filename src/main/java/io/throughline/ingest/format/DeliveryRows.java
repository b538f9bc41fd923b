package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.LookupTable;
import io.throughline.ingest.mapping.MappingState;
import io.throughline.ingest.mapping.MappingSurvey;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.journey.KeptRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of several files one after another, under the columns of all of them. */
final class DeliveryRows implements RowReader {
    private final Source source;
    private final Iterator<DeliveryFormat.Part> parts;
    private final Map<SourceMapping, MappingState> states;
    private final DeliveryFormat delivery;
    private final List<String> header;
    private final List<String> notes;
    private final Row row;
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Long> duplicates = new TreeMap<>();
    private final List<LookedUp> lookedUp;
    private DeliveryFormat.@Nullable Part part;
    private @Nullable Source bytes;
    private @Nullable RowReader rows;
    private int[] places = {};
    private Skipped listener = (fate, at, reason) -> {};
    /** Lines of the files before this one, so that rows of all files have an order. */
    private long before;

    private long line;

    private DeliveryRows(
            DeliveryFormat delivery,
            Source source,
            Map<SourceMapping, MappingState> states,
            List<String> header,
            List<LookedUp> lookedUp) {
        this.lookedUp = lookedUp;
        this.source = source;
        this.parts = delivery.parts().iterator();
        this.states = states;
        this.delivery = delivery;
        this.header = header;
        this.notes = new ArrayList<>(delivery.notes());
        this.row = new Row(header.size());
    }

    static DeliveryRows open(DeliveryFormat delivery, Source source) throws IOException {
        Map<SourceMapping, MappingState> states = new LinkedHashMap<>();
        List<LookedUp> lookedUp = new ArrayList<>();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (DeliveryFormat.Part part : delivery.parts()) {
            List<String> own;
            if (part.mapping() == null) {
                try (Source bytes = source.member(part.member(), part.charset());
                        RowReader rows = part.layout().open(bytes)) {
                    own = rows.header();
                }
            } else {
                if (!states.containsKey(part.mapping())) {
                    states.put(part.mapping(), new MappingState(tables(delivery, part.mapping(), source, lookedUp)));
                }
                own = part.mapping().columns();
            }
            own.forEach(name -> columns.putIfAbsent(name, columns.size()));
        }
        return new DeliveryRows(delivery, source, states, List.copyOf(columns.keySet()), lookedUp);
    }

    private static Map<String, LookupTable> tables(
            DeliveryFormat delivery, SourceMapping mapping, Source source, List<LookedUp> lookedUp) throws IOException {
        Map<String, LookupTable> tables = new LinkedHashMap<>();
        for (DeliveryFormat.Table table : delivery.tables()) {
            if (table.mapping().equals(mapping)) {
                LookupTable rows = tables.computeIfAbsent(table.name(), mapping::table);
                try (Source bytes = source.member(table.member(), table.charset());
                        Records records = Records.of(table.layout(), bytes, mapping.shape(), null)) {
                    while (records.next()) {
                        rows.add(records.node());
                        if (lookedUp.size() < FormedRecords.MOST_LOOKED_UP && !isFeed(delivery)) {
                            lookedUp.add(FormedRecords.lookedUp(
                                    records, table.member().name()));
                        }
                    }
                }
            }
        }
        return tables;
    }

    /** The tables of a feed only name what its hits say by number. */
    private static boolean isFeed(DeliveryFormat delivery) {
        return delivery.parts().stream().anyMatch(part -> part.layout() instanceof HitFormat);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (rows != null || begin()) {
            Row next = rows == null ? null : rows.next();
            if (next != null) {
                return place(next);
            }
            end();
        }
        return null;
    }

    private boolean begin() throws IOException {
        if (!parts.hasNext()) {
            return false;
        }
        part = parts.next();
        bytes = source.member(part.member(), part.charset());
        SourceMapping mapping = part.mapping();
        rows = mapping == null ? part.layout().open(bytes) : open(part, mapping, bytes);
        rows.whenSkipped((fate, at, reason) -> {
            line = at;
            listener.skip(fate, at, reason);
        });
        places = rows.header().stream().mapToInt(header::indexOf).toArray();
        return true;
    }

    private RowReader open(DeliveryFormat.Part own, SourceMapping mapping, Source from) throws IOException {
        MappingSurvey survey = delivery.surveys().getOrDefault(mapping, new MappingSurvey());
        MappingState state = states.getOrDefault(mapping, MappingState.alone());
        FormedRecords records = FormedRecords.open(own.layout(), from, mapping, own.name(), survey, false, state);
        return ToldRows.mapped(MappedRows.of(records), own.layout(), from);
    }

    private void end() throws IOException {
        if (rows != null) {
            rows.leftOut().forEach((reason, count) -> leftOut.merge(reason, count, Long::sum));
            rows.duplicates().forEach((reason, count) -> duplicates.merge(reason, count, Long::sum));
            notes.addAll(rows.notes());
            String name = part == null ? "" : part.member().name();
            for (LookedUp one : rows.lookedUp()) {
                KeptRows.Original own = one.original();
                lookedUp.add(new LookedUp(new KeptRows.Original(name, own.line(), own.text()), one.head()));
            }
        }
        before += line + 1;
        line = 0;
        closePart();
    }

    private Row place(Row from) {
        line = from.line;
        row.begin(before + line);
        row.fault = from.fault;
        for (int column = 0; column < places.length && from.fault == null; column++) {
            if (from.length(column) > 0) {
                row.cell(places[column], from.chars, from.from(column), from.length(column));
                if (from.nested(column)) {
                    row.nest(places[column]);
                }
            }
        }
        return row;
    }

    @Override
    public Map<String, Long> leftOut() {
        return leftOut;
    }

    @Override
    public Map<String, Long> duplicates() {
        return duplicates;
    }

    @Override
    public List<LookedUp> lookedUp() {
        return lookedUp;
    }

    @Override
    public boolean continues() {
        return rows != null && rows.continues();
    }

    @Override
    public void taken() {
        if (rows != null) {
            rows.taken();
        }
    }

    @Override
    public void whenSkipped(Skipped next) {
        listener = next;
    }

    @Override
    public String head() {
        return rows == null ? "" : rows.head();
    }

    @Override
    public KeptRows.Original original(long place) {
        return rows == null || part == null
                ? new KeptRows.Original("", place, "")
                : new KeptRows.Original(part.member().name(), line, rows.raw());
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public String text() {
        return rows == null || part == null
                ? ""
                : RowReader.shorten(part.member().name() + ", line " + line + ": " + rows.text());
    }

    @Override
    public void close() throws IOException {
        closePart();
    }

    private void closePart() throws IOException {
        try {
            if (rows != null) {
                rows.close();
            }
        } finally {
            rows = null;
            if (bytes != null) {
                bytes.close();
                bytes = null;
            }
        }
    }
}
