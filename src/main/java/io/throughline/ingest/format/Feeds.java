package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Member;
import io.throughline.ingest.mapping.Lookup;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The data feed: files of hits without header, an archive that names their columns, and a manifest of both. */
final class Feeds {
    private static final String COLUMNS = "column_headers.tsv";
    private static final String HITS = "hit_data.tsv";
    private static final List<String> TABLE = List.of("id", "name", "kind");

    private final ImportFile file;
    private final List<Member> members;
    private final List<String> notes = new ArrayList<>();

    private Feeds(ImportFile file, List<Member> members) {
        this.file = file;
        this.members = members;
    }

    /** Empty where it is another kind of delivery. @throws ImportRefused where files are missing */
    static Optional<DeliveryFormat> of(ImportFile file, List<Member> members) throws IOException {
        boolean feed = members.stream()
                .anyMatch(member ->
                        FeedManifest.isOne(member) || member.baseName().equals(COLUMNS));
        return feed ? Optional.of(new Feeds(file, members).read()) : Optional.empty();
    }

    private DeliveryFormat read() throws IOException {
        Member columns = members.stream()
                .filter(member -> member.baseName().equals(COLUMNS))
                .findFirst()
                .orElseThrow(() -> new ImportRefused(file.name() + " is a data feed without " + COLUMNS
                        + "; give its lookup archive together with the hits."));
        List<String> header = List.of(new String(columns.head(), StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .split("\t", -1));
        SourceMapping mapping = SourceMappings.find(
                        header.stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                        "")
                .map(SourceMappings.Found::mapping)
                .orElse(null);
        List<DeliveryFormat.Part> parts = new ArrayList<>();
        for (FeedManifest.Told told : told()) {
            Member hits = find(told);
            notes.addAll(told.check(hits.container() == null ? hits : hits.container()));
            if (told.data()) {
                Format layout = new HitFormat(header, told.hits(), told.name(), true);
                parts.add(new DeliveryFormat.Part(hits, StandardCharsets.ISO_8859_1, layout, mapping));
            }
        }
        if (parts.isEmpty()) {
            throw new ImportRefused(file.name() + " is a data feed without a file of hits; give the whole delivery.");
        }
        return new DeliveryFormat(
                List.copyOf(parts), mapping == null ? List.of() : tables(mapping), List.copyOf(notes));
    }

    private List<FeedManifest.Told> told() {
        List<FeedManifest.Told> told = new ArrayList<>();
        members.stream().filter(FeedManifest::isOne).forEach(manifest -> told.addAll(FeedManifest.read(manifest)));
        if (told.isEmpty()) {
            notes.add("The data feed has no manifest, so nothing tells whether it is whole.");
            members.stream()
                    .filter(member -> member.baseName().equals(HITS))
                    .forEach(member -> told.add(new FeedManifest.Told(member.name(), true, java.util.Map.of())));
        }
        return told;
    }

    /** The file itself, or what an archive of that name holds. */
    private Member find(FeedManifest.Told told) {
        String name = told.name().toLowerCase(Locale.ROOT);
        return members.stream()
                .filter(member -> is(member, name) || is(member.container(), name))
                .min(java.util.Comparator.comparing(member -> member.baseName().equals(HITS) ? 0 : 1))
                .orElseThrow(
                        () -> new ImportRefused(
                                told.name()
                                        + " is named in the manifest but is not there; give the whole delivery as one folder or archive."));
    }

    private static boolean is(@Nullable Member member, String name) {
        return member != null
                && (member.baseName().equals(name)
                        || member.name().toLowerCase(Locale.ROOT).equals(name));
    }

    private List<DeliveryFormat.Table> tables(SourceMapping mapping) {
        List<DeliveryFormat.Table> tables = new ArrayList<>();
        for (Lookup lookup : mapping.files()) {
            members.stream()
                    .filter(member -> lookup.fits(Set.of(member.baseName())))
                    .findFirst()
                    .ifPresent(member -> tables.add(new DeliveryFormat.Table(
                            mapping,
                            lookup.name(),
                            member,
                            StandardCharsets.ISO_8859_1,
                            new HitFormat(TABLE, -1, member.name(), false))));
        }
        return List.copyOf(tables);
    }
}
