package io.throughline.ingest.format;

import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.delivery.Member;
import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.Lookup;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Packing;
import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what the files of a folder or an archive are to one another. */
final class Deliveries {
    private static final int MAX_NAMED = 5;

    private record Looked(Member member, Charset charset, Format layout, Set<String> names) {}

    private final ImportFile file;
    private final Map<String, String> given;
    private final Map<Looked, SourceMapping> mapped = new LinkedHashMap<>();
    private final Map<Looked, List<String>> fitting = new LinkedHashMap<>();
    private final List<Looked> others = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Deliveries(ImportFile file, Map<String, String> given) {
        this.file = file;
        this.given = given;
    }

    /** @throws ImportRefused where they are not of one kind, nor the files of a known system */
    static DeliveryFormat of(ImportFile file, List<Member> members, @Nullable Charset asked, Map<String, String> given)
            throws IOException {
        Optional<DeliveryFormat> feed = Feeds.of(file, members);
        if (feed.isPresent()) {
            return feed.get();
        }
        Deliveries deliveries = new Deliveries(file, given);
        for (Member member : members) {
            if (member.head().length > 0) {
                deliveries.look(member, asked);
            }
        }
        return deliveries.mapped.isEmpty() ? deliveries.tables() : deliveries.systems();
    }

    private void look(Member member, @Nullable Charset asked) throws IOException {
        String name = file.name() + ", " + member.name();
        try {
            Optional<Format> stored;
            try (FileSource whole = Source.of(file, Packing.PLAIN, StandardCharsets.UTF_8);
                    Source own = whole.member(member, StandardCharsets.UTF_8)) {
                stored = ByteFormats.recognise(name, member.head(), own, given);
                if (stored.isPresent()) {
                    put(member, StandardCharsets.UTF_8, stored.get(), ByteFormats.names(stored.get()));
                    return;
                }
            }
            Head head = Head.of(name, member.head(), member.isWhole(), asked);
            Format format = Format.of(head.text());
            put(member, head.charset(format, asked), format, MappedFormat.names(format.plain(), head.text()));
        } catch (ImportRefused noText) {
            notes.add(noText.getMessage() + " It was not read.");
        }
    }

    private void put(Member member, Charset charset, Format format, Set<String> names) {
        Looked looked = new Looked(member, charset, format.plain(), names);
        if (format instanceof MappedFormat of) {
            mapped.put(looked, of.mapping());
            fitting.put(looked, of.fitting());
        } else {
            others.add(looked);
        }
    }

    /** Records of systems, and what they look up in the other files. */
    private DeliveryFormat systems() {
        List<String> doubt = settle();
        leaveSuperseded();
        List<DeliveryFormat.Part> parts = new ArrayList<>();
        mapped.forEach((looked, mapping) ->
                parts.add(new DeliveryFormat.Part(looked.member, looked.charset, looked.layout, mapping)));
        List<DeliveryFormat.Table> tables = new ArrayList<>();
        for (SourceMapping mapping : new LinkedHashSet<>(mapped.values())) {
            for (Lookup lookup : mapping.files()) {
                holding(lookup, mapping).stream()
                        .map(looked -> new DeliveryFormat.Table(
                                mapping, lookup.name(), looked.member, looked.charset, looked.layout))
                        .forEach(tables::add);
            }
        }
        List<String> unread = others.stream()
                .map(looked -> looked.member.name())
                .filter(name ->
                        tables.stream().noneMatch(table -> table.member().name().equals(name)))
                .toList();
        if (!unread.isEmpty()) {
            notes.add("Not read, since nothing tells what they hold: " + named(unread) + ".");
        }
        return new DeliveryFormat(
                List.copyOf(parts), List.copyOf(tables), List.copyOf(notes), new LinkedHashMap<>(), doubt);
    }

    /** Files to look something up in; those of another system only where none is there for nothing else. */
    private List<Looked> holding(Lookup lookup, SourceMapping of) {
        List<Looked> own =
                others.stream().filter(looked -> lookup.fits(looked.names)).toList();
        return own.isEmpty()
                ? mapped.entrySet().stream()
                        .filter(one -> !one.getValue().id().equals(of.id()) && lookup.fits(one.getKey().names))
                        .map(Map.Entry::getKey)
                        .toList()
                : own;
    }

    /** A file that fits several systems is of the one that other files are of; returns those that fit where none is. */
    private List<String> settle() {
        Set<String> sure = fitting.values().stream()
                .filter(some -> some.size() == 1)
                .map(some -> some.get(0))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> doubt = List.of();
        for (Map.Entry<Looked, List<String>> one : fitting.entrySet()) {
            Optional<String> known =
                    one.getValue().stream().filter(sure::contains).findFirst();
            known.flatMap(SourceMappings::named).ifPresent(mapping -> mapped.put(one.getKey(), mapping));
            doubt = known.isEmpty() && doubt.isEmpty() ? one.getValue() : doubt;
        }
        return doubt;
    }

    /** Passes over files that others of the delivery stand for. */
    private void leaveSuperseded() {
        List<String> names =
                mapped.keySet().stream().map(looked -> base(looked.member)).toList();
        mapped.entrySet().removeIf(one -> {
            String name = base(one.getKey().member);
            for (Map.Entry<String, String> pair : one.getValue().superseded().entrySet()) {
                String stem = name.replace(pair.getKey(), pair.getValue()).split("[.-]", 2)[0];
                boolean there = name.contains(pair.getKey())
                        && names.stream().anyMatch(other -> other.split("[.-]", 2)[0].equals(stem));
                if (there) {
                    notes.add(one.getKey().member.name() + " was not read, since " + stem + " stands for it.");
                    return true;
                }
            }
            return false;
        });
    }

    private static String base(Member member) {
        return member.name().substring(member.name().lastIndexOf('/') + 1);
    }

    /** Tables of one kind. */
    private DeliveryFormat tables() {
        Set<Set<String>> kinds = others.stream()
                .filter(looked -> !(looked.layout instanceof JsonFormat))
                .map(Looked::names)
                .collect(Collectors.toSet());
        boolean json = others.stream().anyMatch(looked -> looked.layout instanceof JsonFormat);
        if (others.isEmpty() || kinds.size() + (json ? 1 : 0) > 1) {
            List<String> names =
                    others.stream().map(looked -> looked.member.name()).toList();
            throw new ImportRefused(file.name() + " holds " + names.size() + " files of different kinds ("
                    + named(names) + "); give those of one kind at a time.");
        }
        List<DeliveryFormat.Part> parts = new ArrayList<>();
        others.forEach(
                looked -> parts.add(new DeliveryFormat.Part(looked.member, looked.charset, looked.layout, null)));
        return new DeliveryFormat(List.copyOf(parts), List.of(), List.copyOf(notes));
    }

    private static String named(List<String> names) {
        return names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                + (names.size() > MAX_NAMED ? ", …" : "");
    }
}
