package io.throughline.ingest.record;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Format;
import io.throughline.ingest.text.Forms;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows of a file are. */
public sealed interface RecordKind permits CostRecords, FeedbackRecords, PathRecords, InteractionRecords {
    /** In the order in which they are asked; the last takes what no other does. */
    List<RecordKind> ALL =
            List.of(new CostRecords(), new FeedbackRecords(), new PathRecords(), new InteractionRecords());

    /** The kind of a file with these columns. @throws ImportRefused where an option is given that such a file has no use for */
    static RecordKind of(Format format, List<String> header, ImportOptions options) {
        RecordKind found = ALL.stream()
                .filter(kind -> kind.option().equals(options.kind()) && kind.fits(header, options))
                .findFirst()
                .orElseThrow();
        UnreadOptions.refuse(options.given().keySet(), found, format);
        return found;
    }

    /** The option {@code kind} as it is given; by default that of interactions. @throws InvalidArgument for a word that names no kind */
    static String option(@Nullable String given) {
        List<String> known = Stream.concat(
                        Stream.of(InteractionRecords.OPTION), ALL.stream().map(RecordKind::option))
                .distinct()
                .toList();
        if (given == null) {
            return InteractionRecords.OPTION;
        }
        return known.stream()
                .filter(given::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new InvalidArgument("kind", given, String.join(" or ", known)));
    }

    /** The word by which a sender names it; kinds that share one are told apart by their columns. */
    String option();

    /** Its rows, as a refusal names them. */
    String words();

    /** Options that are for rows of this kind and not for all files, as {@link ImportOptions#MEANINGS} has them. */
    Set<String> reads();

    /** Whether a file whose sender named this kind, or none, is of it. */
    boolean fits(List<String> header, ImportOptions options);

    /** Whether a sample market leaves as records of this kind come. */
    boolean replacesSample();

    /** Whether one row may stand for several interactions. */
    default boolean several() {
        return false;
    }

    /** What each column serves: an option, {@code attribute} or {@code ignore}; its own name where columns are not named by options. */
    default List<String> uses(List<String> header, ImportOptions options) {
        return header;
    }

    /** What looks at the columns whose form no cell tells alone; empty where there are none. */
    Optional<Profile> profile(List<String> header, ImportOptions options, Forms assumed);

    /**
     * Looks at the columns before anything is opened.
     *
     * @throws ImportRefused where one is missing
     */
    Opening check(Content content, List<String> header, ImportOptions options, Forms forms) throws IOException;

    /** A file found in order. */
    @FunctionalInterface
    interface Opening {
        /** Begins to take its rows into an open import. */
        RecordReader begin(ImportSession session, ImportSettings settings) throws IOException;
    }
}
