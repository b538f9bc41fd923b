package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.ingest.mapping.MappingState;
import io.throughline.ingest.mapping.MappingSurvey;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.journey.KeptRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of a system: rows of a file up to its footer, those that are one record joined (the first one's cells, and {@code lines}
 * with all of them), or the elements of a nested list (each with the record around it as {@code parent}).
 */
final class FormedRecords extends Records {
    /** Records to look something up in that are kept as they came. */
    static final int MOST_LOOKED_UP = 10_000;

    private static final String APART = "its lines do not follow one another";

    private final Records plain;
    private final SourceMapping.Shape shape;
    private final MappingRun run;
    private final boolean surveying;
    private final Set<String> groups = new HashSet<>();
    private final List<RowReader.LookedUp> lookedUpTexts = new ArrayList<>();
    private Iterator<JsonNode> elements = List.<JsonNode>of().iterator();
    private @Nullable JsonNode parent;
    private @Nullable String lookedAhead;
    private @Nullable List<String> joinedLines;
    private @Nullable String text;
    private long footer;
    private long empty;
    private long lookedUp;
    private boolean ahead;
    private boolean ended;

    private FormedRecords(Records plain, SourceMapping.Shape shape, MappingRun run, boolean surveying) {
        this.plain = plain;
        this.shape = shape;
        this.run = run;
        this.surveying = surveying;
    }

    /** @param surveying whether records that are only looked up are among them */
    static FormedRecords open(
            Format layout,
            Source source,
            SourceMapping mapping,
            String file,
            MappingSurvey survey,
            boolean surveying,
            MappingState state)
            throws IOException {
        Records plain = Records.of(layout, source, mapping.shape(), mapping.reads());
        MappingRun.About about = new MappingRun.About(file, plain.titles(), plain.columns());
        return new FormedRecords(plain, mapping.shape(), new MappingRun(mapping, survey, about, state), surveying);
    }

    MappingRun run() {
        return run;
    }

    @Override
    boolean next() throws IOException {
        if (elements.hasNext()) {
            node = element(elements.next());
            return true;
        }
        while (advance()) {
            take();
            if (fault != null || node == null) {
                return true;
            }
            if (shape.nested() == null) {
                return shape.group() == null || gather(node);
            }
            JsonNode list = node.get(shape.nested());
            if (list != null && list.isArray() && !list.isEmpty()) {
                parent = node;
                elements = list.iterator();
                node = element(elements.next());
                return true;
            }
            empty++;
        }
        return false;
    }

    /** Moves to the next row; false at the footer or the end. */
    private boolean advance() throws IOException {
        if (ahead) {
            ahead = false;
            return true;
        }
        while (!ended && plain.next()) {
            JsonNode next = plain.node();
            if (next == null || plain.fault() != null) {
                return true;
            }
            if (shape.footer() != null && run.isFooter(next)) {
                footer = 1;
                while (plain.next()) {
                    footer++;
                }
                break;
            }
            if (surveying || shape.lookups().isEmpty() || !run.isLookedUp(next)) {
                return true;
            }
            lookedUp++;
            if (lookedUpTexts.size() < MOST_LOOKED_UP) {
                lookedUpTexts.add(lookedUp(plain, ""));
            }
        }
        ended = true;
        return false;
    }

    private void take() {
        joinedLines = null;
        node = plain.node();
        fault = plain.fault();
        line = plain.line();
        text = shape.group() == null ? null : plain.text();
    }

    /** Joins the rows that follow and are of the same record. */
    private boolean gather(JsonNode first) throws IOException {
        String key = lookedAhead == null ? run.group(first) : lookedAhead;
        lookedAhead = null;
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        lines.add(first);
        List<String> raws = new ArrayList<>(List.of(plain.raw()));
        joinedLines = raws;
        StringBuilder all = new StringBuilder(text == null ? plain.text() : text);
        while (!key.isBlank() && advance()) {
            JsonNode next = plain.node();
            boolean readable = next != null && plain.fault() == null;
            String other = readable && next != null ? run.group(next) : "";
            if (next == null || !other.equals(key)) {
                ahead = true;
                lookedAhead = readable ? other : null;
                break;
            }
            lines.add(next);
            raws.add(plain.raw());
            if (all.length() < RowReader.SHOWN) {
                all.append('\n').append(plain.text());
            }
        }
        ObjectNode joined = JsonNodeFactory.instance.objectNode();
        first.propertyStream().forEach(member -> joined.set(member.getKey(), member.getValue()));
        joined.set("lines", lines);
        node = joined;
        text = RowReader.shorten(all.toString());
        fault = key.isBlank() || groups.add(key) ? null : APART;
        return true;
    }

    private JsonNode element(JsonNode own) {
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        own.propertyStream().forEach(member -> element.set(member.getKey(), member.getValue()));
        element.set("parent", parent);
        text = RowReader.shorten(own.toString());
        return element;
    }

    @Override
    String text() {
        return text == null ? plain.text() : text;
    }

    /** Rows that are one record one below the other; the whole record around an element of a list. */
    @Override
    String raw() {
        return joinedLines == null ? plain.raw() : String.join("\n", joinedLines);
    }

    @Override
    String head() {
        return plain.head();
    }

    /** Those of the records that were only looked up which are kept as they came. */
    List<RowReader.LookedUp> lookedUp() {
        return lookedUpTexts;
    }

    /** @param part file of the delivery that it stands in */
    static RowReader.LookedUp lookedUp(Records records, String part) {
        return new RowReader.LookedUp(new KeptRows.Original(part, records.line(), records.raw()), records.head());
    }

    @Override
    List<String> notes() {
        List<String> notes = new ArrayList<>(plain.notes());
        tell(notes, footer, "lines of a footer are no records.");
        tell(notes, empty, "records without " + shape.nested() + " hold nothing.");
        tell(notes, lookedUp, "records were only looked up.");
        return notes;
    }

    private static void tell(List<String> notes, long count, String what) {
        if (count > 0) {
            notes.add(String.format(Locale.ROOT, "%,d ", count) + what);
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
