package io.throughline.ingest.mapping;

import io.throughline.journey.ImportRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
            "ocel",
            "pega",
            "posthog",
            "salesforce-campaign-members",
            "salesforce-cases",
            "salesforce-opportunities",
            "salesforce-opportunity-history",
            "salesforce-report",
            "salesforce-tasks",
            "segment",
            "shopify",
            "snowplow",
            "square",
            "survey-monkey",
            "survey-scores",
            "transactions",
            "xes",
            "zendesk");

    private SourceMappings() {}

    /** Read when first asked for, since few files need them. */
    private static final class Loaded {
        private static final List<MappingFile> ALL =
                BUILT_IN.stream().map(SourceMappings::load).toList();
    }

    /**
     * A system that fits a file.
     *
     * @param fitting all that fit, by the names of their files
     */
    public record Found(SourceMapping mapping, List<String> fitting) {}

    /**
     * The system of a file.
     *
     * @param members of its first record, or columns
     * @param head its text's beginning
     */
    public static Optional<Found> find(Set<String> members, String head) {
        Set<String> there = members.stream().map(MappingFile::lower).collect(Collectors.toSet());
        List<MappingFile> all = Loaded.ALL.stream()
                .filter(one -> one.recognition().fit(there, head) > 0)
                .toList();
        List<MappingFile> fitting = all.stream()
                .filter(one ->
                        all.stream().noneMatch(other -> other.recognition().isNarrowerThan(one.recognition())))
                .toList();
        List<String> ids = fitting.stream().map(MappingFile::id).toList();
        return fitting.stream().findFirst().map(one -> new Found(one.mapping(), ids));
    }

    /** What to ask where several fit a file; empty where one does. @param fitting by the names of their files */
    public static String doubt(List<String> fitting) {
        return fitting.size() < 2
                ? ""
                : "The file fits "
                        + fitting.stream()
                                .map(id -> file(id).map(MappingFile::name).orElse(id))
                                .collect(Collectors.joining(" and "))
                        + "; say which one with mapping=NAME: " + String.join(" or ", fitting) + ".";
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

    /** The text of a mapping that is known without being told. */
    public static Optional<String> text(String id) {
        if (!BUILT_IN.contains(id)) {
            return Optional.empty();
        }
        try (InputStream yaml = SourceMappings.class.getResourceAsStream("/sources/" + id + ".yaml")) {
            return yaml == null
                    ? Optional.empty()
                    : Optional.of(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A mapping of one's own.
     *
     * @param kept texts by name that it may extend beside those that are known
     * @throws ImportRefused with line, key and what is expected there
     */
    public static SourceMapping read(String id, String yaml, Function<String, Optional<String>> kept) {
        Function<String, Optional<MappingFile>> bases = name -> file(name)
                .or(() -> kept.apply(name).map(text -> MappingFile.read(name, stream(text), SourceMappings::file)));
        SourceMapping mapping = MappingFile.read(id, stream(yaml), bases).mapping();
        if (mapping.interactions().isEmpty() && mapping.choice().refused().isEmpty()) {
            throw new ImportRefused(
                    "The mapping " + id
                            + " says nothing of interactions: expected is interaction, with customer, time and touchpoint, or a mapping that it extends.");
        }
        return mapping;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
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
