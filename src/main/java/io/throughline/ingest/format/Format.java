package io.throughline.ingest.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the text of a file is laid out. */
public sealed interface Format permits CsvFormat, JsonFormat, MappedFormat {
    /** Each recognises its own by the beginning of a text, in this order; the last takes any text. */
    List<Function<TextHead, Optional<Format>>> KNOWN =
            List.of(MappedFormat::recognise, JsonFormat::recognise, CsvFormat::recognise);

    /** The format of the text that begins so. */
    static Format of(TextHead head) {
        return KNOWN.stream()
                .flatMap(format -> format.apply(head).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Whether {@link #survey} has to see the text. */
    default boolean needsSurvey() {
        return false;
    }

    /** This format with what only the whole text tells, such as the names of all members. */
    default Format survey(Reader text) throws IOException {
        return this;
    }

    /** Whether numbers have decimal points by rule, so that no point can part thousands. */
    boolean pointsOnly();

    /** Whether columns of these names may be asked for. */
    default boolean holds(Collection<String> columns) {
        return true;
    }

    /** Touchpoints that are conversions, where the format knows any. */
    default List<String> conversions() {
        return List.of();
    }

    /** Options of the sender that hold where none are given, by name. */
    default Map<String, String> options() {
        return Map.of();
    }

    /** Whether two rows with one key are one whatever else they say, so that the first stays. */
    default boolean keysDecide() {
        return false;
    }

    /** Whether one record may be several rows. */
    default boolean several() {
        return false;
    }

    /** This format for a file of a name. */
    default Format called(String name) {
        return this;
    }

    /** The rows of the text, which is closed with them. */
    RowReader open(Reader text) throws IOException;

    /** As a report names it. */
    String describe();
}
