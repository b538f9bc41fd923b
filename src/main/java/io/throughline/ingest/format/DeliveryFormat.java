package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Member;
import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.MappingState;
import io.throughline.ingest.mapping.MappingSurvey;
import io.throughline.ingest.mapping.SourceMapping;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Several files taken as one: all or nothing.
 *
 * @param parts whose records become rows, in this order
 * @param tables whose records others look up
 * @param notes what a report should say of the files
 * @param surveys what all files of a system tell
 * @param fitting systems that fit a file of which nothing tells which one it is, by name
 */
record DeliveryFormat(
        List<Part> parts,
        List<Table> tables,
        List<String> notes,
        Map<SourceMapping, MappingSurvey> surveys,
        List<String> fitting)
        implements Format {
    DeliveryFormat(List<Part> parts, List<Table> tables, List<String> notes) {
        this(parts, tables, notes, new LinkedHashMap<>(), List.of());
    }

    /**
     * A file of records.
     *
     * @param layout as a table or as JSON
     * @param mapping of its system; null: a plain table
     */
    record Part(
            Member member,
            Charset charset,
            Format layout,
            @Nullable SourceMapping mapping) {
        Format format() {
            return mapping == null ? layout : MappedFormat.of(layout, mapping);
        }

        /** The file's name without folders and endings. */
        String name() {
            String last = member.name().substring(member.name().lastIndexOf('/') + 1);
            int dot = last.indexOf('.');
            return dot > 0 ? last.substring(0, dot) : last;
        }
    }

    /** A file that records look something up in. @param name as the mapping calls it */
    record Table(SourceMapping mapping, String name, Member member, Charset charset, Format layout) {}

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public boolean pointsOnly() {
        return parts.stream().allMatch(part -> part.layout.pointsOnly());
    }

    @Override
    public boolean holds(Collection<String> columns) {
        return parts.stream()
                .map(Part::mapping)
                .allMatch(mapping -> mapping == null || mapping.columns().containsAll(columns));
    }

    @Override
    public Format plain() {
        return as(null);
    }

    @Override
    public Format as(@Nullable SourceMapping mapping) {
        return new DeliveryFormat(
                parts.stream()
                        .map(part -> new Part(part.member, part.charset, part.layout, mapping))
                        .toList(),
                tables.stream()
                        .flatMap(table -> Stream.ofNullable(mapping)
                                .filter(own -> own.files().stream()
                                        .anyMatch(file -> file.name().equals(table.name)))
                                .map(own -> new Table(own, table.name, table.member, table.charset, table.layout)))
                        .distinct()
                        .toList(),
                notes);
    }

    @Override
    public boolean needsSurvey() {
        return parts.stream()
                .anyMatch(part -> part.mapping == null ? part.layout.needsSurvey() : part.mapping.needsSurvey());
    }

    @Override
    public Set<String> reads() {
        Set<String> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(part.format().reads()));
        tables.forEach(table -> all.addAll(table.layout.reads()));
        return all;
    }

    @Override
    public boolean keysDecide() {
        return parts.stream().anyMatch(part -> part.mapping != null);
    }

    @Override
    public boolean several() {
        return parts.stream().anyMatch(part -> part.mapping != null && part.mapping.several());
    }

    @Override
    public Format survey(Source source) throws IOException {
        List<Part> surveyed = new ArrayList<>();
        for (Part part : parts) {
            if (part.mapping == null && part.layout.needsSurvey()) {
                try (Source own = source.member(part.member, part.charset)) {
                    surveyed.add(new Part(part.member, part.charset, part.layout.survey(own), null));
                }
            } else {
                surveyed.add(part);
                survey(part, source);
            }
        }
        return new DeliveryFormat(List.copyOf(surveyed), tables, notes, surveys, fitting);
    }

    /** Records of all files of a system are looked at as those of one. */
    private void survey(Part part, Source source) throws IOException {
        if (part.mapping != null && part.mapping.needsSurvey()) {
            MappingSurvey survey = surveys.computeIfAbsent(part.mapping, mapping -> new MappingSurvey());
            try (Source own = source.member(part.member, part.charset);
                    FormedRecords records = FormedRecords.open(
                            part.layout, own, part.mapping, part.name(), survey, true, MappingState.alone())) {
                while (records.next()) {
                    JsonNode record = records.node();
                    if (record != null && records.fault() == null) {
                        records.run().survey(record);
                    }
                }
            }
        }
    }

    @Override
    public List<SourceMapping> mappings() {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(part.mapping))
                .distinct()
                .toList();
    }

    @Override
    public List<String> conversions() {
        Set<String> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(part.mapping == null ? List.of() : part.mapping.conversions()));
        return List.copyOf(all);
    }

    /** Those that all systems in it share. */
    @Override
    public Map<String, String> options() {
        Map<String, String> all = new LinkedHashMap<>();
        parts.forEach(part -> all.putAll(part.mapping == null ? Map.of() : part.mapping.options()));
        parts.forEach(part -> all.entrySet()
                .retainAll((part.mapping == null ? Map.<String, String>of() : part.mapping.options()).entrySet()));
        return all;
    }

    @Override
    public RowReader open(Source source) throws IOException {
        return DeliveryRows.open(this, source);
    }

    @Override
    public String describe() {
        Set<String> kinds = new TreeSet<>();
        for (Part part : parts) {
            kinds.add((part.mapping == null ? "" : part.mapping.name() + ", ") + part.layout.describe() + ", "
                    + part.charset.name());
        }
        long files = Stream.concat(
                        parts.stream().map(Part::member), tables.stream().map(Table::member))
                .distinct()
                .count();
        return String.join("; ", kinds) + (files == 1 ? ", one file" : ", " + files + " files as one delivery");
    }
}
