package io.throughline.ingest.mapping;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The systems that are known without being told. */
public final class SourceMappings {
    /** Names of the files in {@code sources/}. */
    private static final List<String> BUILT_IN = List.of(
            "access-log",
            "adobe-analytics",
            "amplitude",
            "call-list",
            "google-ads",
            "google-analytics",
            "google-analytics-report",
            "hubspot",
            "intercom",
            "loyalty-ledger",
            "marketing-cloud",
            "matomo",
            "meta-ads",
            "mixpanel",
            "pega",
            "posthog",
            "salesforce-campaign-members",
            "salesforce-cases",
            "salesforce-opportunities",
            "salesforce-report",
            "salesforce-tasks",
            "segment",
            "shopify",
            "snowplow",
            "square",
            "survey-monkey",
            "survey-scores",
            "transactions",
            "zendesk");

    private SourceMappings() {}

    /** Read when first asked for, since few files need them. */
    private static final class Loaded {
        private static final List<MappingFile> ALL =
                BUILT_IN.stream().map(SourceMappings::load).toList();
    }

    /**
     * The system of a file.
     *
     * @param members of its first record, or columns
     * @param head its text's beginning
     * @throws ImportRefused where two fit
     */
    public static Optional<SourceMapping> find(Set<String> members, String head) {
        Set<String> there = members.stream().map(MappingFile::lower).collect(Collectors.toSet());
        List<MappingFile> all = Loaded.ALL.stream()
                .filter(one -> one.recognition().fit(there, head) > 0)
                .toList();
        List<MappingFile> fitting = all.stream()
                .filter(one ->
                        all.stream().noneMatch(other -> other.recognition().isNarrowerThan(one.recognition())))
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
        return file(id).map(MappingFile::mapping);
    }

    private static Optional<MappingFile> file(String id) {
        return Loaded.ALL.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public static List<String> names() {
        return BUILT_IN;
    }

    /** A mapping of one's own. @throws ImportRefused with line, key and what is expected there */
    public static SourceMapping read(String id, InputStream yaml) {
        return MappingFile.read(id, yaml, SourceMappings::file).mapping();
    }

    private static MappingFile load(String id) {
        try (InputStream yaml = SourceMappings.class.getResourceAsStream("/sources/" + id + ".yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("no mapping " + id);
            }
            return MappingFile.read(id, yaml, name -> Optional.empty());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
