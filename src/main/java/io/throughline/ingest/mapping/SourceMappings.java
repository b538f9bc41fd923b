package io.throughline.ingest.mapping;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The systems that are known without being told. */
public final class SourceMappings {
    /** Names of the files in {@code sources/}. */
    private static final List<String> BUILT_IN = List.of(
            "adobe-analytics",
            "amplitude",
            "call-list",
            "google-analytics",
            "loyalty-ledger",
            "marketing-cloud",
            "mixpanel",
            "pega",
            "posthog",
            "salesforce-campaign-members",
            "salesforce-cases",
            "salesforce-opportunities",
            "salesforce-tasks",
            "segment",
            "snowplow",
            "survey-scores");

    private SourceMappings() {}

    /** Read when first asked for, since few files need them. */
    private static final class Loaded {
        private static final List<MappingFile> ALL =
                BUILT_IN.stream().map(SourceMappings::load).toList();
    }

    /**
     * The system of a file.
     *
     * @param members of its first record
     * @throws ImportRefused where two fit
     */
    public static Optional<SourceMapping> find(Set<String> members) {
        Set<String> there = members.stream()
                .map(member -> member.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<MappingFile> all =
                Loaded.ALL.stream().filter(one -> one.fits(there)).toList();
        List<MappingFile> fitting = all.stream()
                .filter(one -> all.stream().noneMatch(other -> other.isNarrowerThan(one)))
                .toList();
        if (fitting.size() > 1) {
            throw new ImportRefused("The file fits "
                    + fitting.stream().map(MappingFile::name).collect(Collectors.joining(" and "))
                    + "; say which one with mapping=NAME: "
                    + fitting.stream().map(MappingFile::id).collect(Collectors.joining(" or ")) + ".");
        }
        return fitting.stream().map(MappingFile::mapping).findFirst();
    }

    /** By the name of its file. */
    public static Optional<SourceMapping> named(String id) {
        return Loaded.ALL.stream()
                .filter(one -> one.id().equals(id))
                .map(MappingFile::mapping)
                .findFirst();
    }

    public static List<String> names() {
        return BUILT_IN;
    }

    /** A mapping of one's own. @throws ImportRefused with the place and what is expected there */
    public static SourceMapping read(String id, InputStream yaml) {
        return MappingFile.read(id, yaml).mapping();
    }

    private static MappingFile load(String id) {
        try (InputStream yaml = SourceMappings.class.getResourceAsStream("/sources/" + id + ".yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("no mapping " + id);
            }
            return MappingFile.read(id, yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
