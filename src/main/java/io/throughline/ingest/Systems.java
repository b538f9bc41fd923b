package io.throughline.ingest;

import io.throughline.ingest.format.Content;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.KeptMapping;
import io.throughline.journey.MappingStore;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The systems whose exports are understood: those that are known, and those that users have told. */
public final class Systems {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    public static final String OWN = "own";
    private static final int MAX_TEXT = 200_000;

    private final MappingStore kept;

    public Systems(MappingStore kept) {
        this.kept = kept;
    }

    /** One of them. @param builtIn whether it is known without being told */
    public record Known(String name, String text, boolean builtIn) {}

    /** All, by name. */
    public List<Known> list() {
        return Stream.concat(
                        SourceMappings.names().stream()
                                .map(name -> new Known(
                                        name, SourceMappings.text(name).orElse(""), true)),
                        kept.list().stream().map(one -> new Known(one.name(), one.text(), false)))
                .sorted(java.util.Comparator.comparing(Known::name))
                .toList();
    }

    /**
     * Keeps a mapping by its name.
     *
     * @throws ImportRefused with line, key and what is expected where it is at fault
     * @throws InvalidArgument where it cannot have this name
     */
    public Known save(String name, String text, String who) {
        if (!NAME.matcher(name).matches()
                || name.equals(ImportOptions.NO_MAPPING)
                || SourceMappings.names().contains(name)) {
            throw new InvalidArgument(
                    "name", name, "1 to 64 small letters, digits and hyphens, and no mapping that is known already");
        }
        if (text.length() > MAX_TEXT) {
            throw new InvalidArgument("text", text.length() + " characters", "at most " + MAX_TEXT);
        }
        SourceMappings.read(name, text, this::text);
        kept.save(new KeptMapping(name, text), who);
        return new Known(name, text, false);
    }

    /** False where no mapping of this name is kept. */
    public boolean remove(String name, String who) {
        return kept.delete(name, who);
    }

    /** The file's records by the mapping that is asked for, else by that of the system they are of, unless columns are named that it has not. */
    Content of(Content found, ImportOptions options) {
        String own = options.given().get(ImportOptions.MAPPING_TEXT);
        String asked = options.mapping();
        if (own != null) {
            return found.as(SourceMappings.read(OWN, own, this::text));
        }
        if (asked == null) {
            boolean known = found.format().holds(options.columns().values());
            String doubt = SourceMappings.doubt(found.format().fitting());
            if (known && !doubt.isEmpty()) {
                throw new ImportRefused(doubt);
            }
            return known ? found : found.plain();
        }
        return asked.equals(ImportOptions.NO_MAPPING) ? found.plain() : found.as(named(asked));
    }

    private SourceMapping named(String name) {
        return SourceMappings.named(name)
                .or(() -> text(name).map(text -> SourceMappings.read(name, text, this::text)))
                .orElseThrow(() -> new InvalidArgument(
                        "mapping",
                        name,
                        ImportOptions.NO_MAPPING + " or one of "
                                + String.join(
                                        ", ", list().stream().map(Known::name).toList())));
    }

    private Optional<String> text(String name) {
        return kept.find(name).map(KeptMapping::text);
    }
}
