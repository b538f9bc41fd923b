package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.MappingState;
import io.throughline.ingest.mapping.MappingSurvey;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
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
import tools.jackson.databind.JsonNode;

/**
 * The file of a foreign system.
 *
 * @param layout how its text is laid out
 * @param file its name
 * @param fitting systems that fit where nobody named one, by name
 * @param survey what the whole file tells, once it has been surveyed
 */
public record MappedFormat(
        Format layout, SourceMapping mapping, String file, MappingSurvey survey, List<String> fitting)
        implements Format {

    static MappedFormat of(Format layout, SourceMapping mapping) {
        return new MappedFormat(layout, mapping, "", new MappingSurvey(), List.of());
    }

    static Optional<Format> recognise(TextHead head) {
        Optional<Format> json = JsonFormat.recognise(head);
        // One record of a system whose members are lists looks like a file with its rows in one of them.
        Optional<Format> layout = json.filter(found -> isRecord((JsonFormat) found, head))
                .<Format>map(found -> JsonFormat.of(JsonFormat.Layout.VALUES, ""))
                .or(() -> json)
                .or(() -> AccessLogFormat.recognise(head))
                .or(() -> CsvFormat.recognise(head));
        return layout.flatMap(found -> SourceMappings.find(names(found, head), head.text())
                .map(one -> new MappedFormat(found, one.mapping(), "", new MappingSurvey(), one.fitting())));
    }

    @Override
    public Format called(String name) {
        int dot = name.indexOf('.');
        return new MappedFormat(layout, mapping, dot > 0 ? name.substring(0, dot) : name, survey, fitting);
    }

    @Override
    public boolean pointsOnly() {
        return layout.pointsOnly();
    }

    @Override
    public boolean needsSurvey() {
        return mapping.needsSurvey();
    }

    @Override
    public Format survey(Source source) throws IOException {
        MappingSurvey found = new MappingSurvey();
        try (FormedRecords records =
                FormedRecords.open(layout, source, mapping, file, found, true, MappingState.alone())) {
            while (records.next()) {
                JsonNode record = records.node();
                if (record != null && records.fault() == null) {
                    records.run().survey(record);
                }
            }
        }
        return new MappedFormat(layout, mapping, file, found, fitting);
    }

    @Override
    public RowReader open(Source source) throws IOException {
        FormedRecords records = FormedRecords.open(layout, source, mapping, file, survey, false, MappingState.alone());
        return ToldRows.mapped(MappedRows.of(records), layout, source);
    }

    @Override
    public Charset charset(Charset found) {
        return layout.charset(found);
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
    public List<SourceMapping> mappings() {
        return List.of(mapping);
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
    public Set<String> reads() {
        return layout instanceof TreeFormat tree ? tree.mappedReads() : layout.reads();
    }

    @Override
    public boolean keysDecide() {
        return true;
    }

    @Override
    public boolean several() {
        return mapping.several();
    }

    @Override
    public String describe() {
        return mapping.name() + ", " + layout.describe();
    }

    /** Columns, or members of the first object. */
    static Set<String> names(Format layout, TextHead begin) {
        String head = begin.before().replace("\ufeff", "") + begin.text();
        if (layout instanceof JsonFormat json) {
            return members(json, head);
        }
        return layout instanceof TableText table ? columns(table, head) : Set.of();
    }

    private static Set<String> columns(TableText layout, String head) {
        try (RowReader rows = layout.rows(new StringReader(head))) {
            return new TreeSet<>(rows.header());
        } catch (IOException | RuntimeException noTable) {
            return Set.of();
        }
    }

    private static boolean isRecord(JsonFormat found, TextHead head) {
        return found.layout() == JsonFormat.Layout.MEMBER
                && SourceMappings.find(names(JsonFormat.of(JsonFormat.Layout.VALUES, ""), head), head.text())
                        .isPresent();
    }

    /** Members of the first object, and their members behind a dot. */
    private static Set<String> members(JsonFormat json, String head) {
        Set<String> names = new TreeSet<>();
        try (JsonParser parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), head.stripLeading())) {
            JsonToken token = parser.nextToken();
            while (json.layout() == JsonFormat.Layout.MEMBER && !json.member().equals(parser.nextName())) {
                parser.nextToken();
                parser.skipChildren();
            }
            token = json.layout() == JsonFormat.Layout.MEMBER ? parser.nextToken() : token;
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
