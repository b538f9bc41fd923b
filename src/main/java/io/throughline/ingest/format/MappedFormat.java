package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** The file of a foreign system. @param layout how its text is laid out */
public record MappedFormat(Format layout, SourceMapping mapping) implements Format {

    static Optional<Format> recognise(TextHead head) {
        Optional<Format> json = JsonFormat.recognise(head);
        Optional<Format> layout = json.isPresent() ? json : CsvFormat.recognise(head);
        return layout.flatMap(
                found -> SourceMappings.find(names(found, head)).map(mapping -> new MappedFormat(found, mapping)));
    }

    @Override
    public boolean pointsOnly() {
        return layout.pointsOnly();
    }

    @Override
    public RowReader open(Source source) throws IOException {
        return new MappedRows(Records.of(layout, source), new MappingRun(mapping, Map.of()));
    }

    @Override
    public boolean isText() {
        return layout.isText();
    }

    @Override
    public Format plain() {
        return layout;
    }

    @Override
    public boolean holds(Collection<String> columns) {
        return mapping.columns().containsAll(columns);
    }

    @Override
    public List<String> conversions() {
        return mapping.conversions();
    }

    @Override
    public Map<String, String> options() {
        return mapping.options();
    }

    @Override
    public String describe() {
        return mapping.name() + ", " + layout.describe();
    }

    /** Columns, or members of the first object. */
    static Set<String> names(Format layout, TextHead head) {
        return layout instanceof JsonFormat ? members(head.text()) : columns(layout, head.before().replace("\ufeff", "") + head.text());
    }

    private static Set<String> columns(Format layout, String head) {
        try (RowReader rows = layout.open(Source.of(new StringReader(head)))) {
            return new TreeSet<>(rows.header());
        } catch (IOException | RuntimeException noTable) {
            return Set.of();
        }
    }

    /** Members of the first object, and their members behind a dot. */
    private static Set<String> members(String head) {
        Set<String> names = new TreeSet<>();
        try (JsonParser parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), head)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                parser.nextToken();
            }
            addMembers(parser, "", names);
        } catch (JacksonException cutOff) {
            return names;
        }
        return names;
    }

    private static void addMembers(JsonParser object, String before, Set<String> names) {
        for (String name = object.nextName(); name != null; name = object.nextName()) {
            names.add(before + name);
            if (object.nextToken() == JsonToken.START_OBJECT && before.isEmpty()) {
                addMembers(object, name + '.', names);
            } else {
                object.skipChildren();
            }
        }
    }
}
