package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.SourceMapping;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How the text of a file is laid out. */
public sealed interface Format
        permits DeliveryFormat, HitFormat, JsonFormat, MappedFormat, TableText, TreeFormat, WorkbookFormat {
    /** Each recognises its own by the beginning of a text, in this order; the last takes any text. */
    List<Function<TextHead, Optional<Format>>> KNOWN =
            List.of(MappedFormat::recognise, JsonFormat::recognise, AccessLogFormat::recognise, CsvFormat::recognise);

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
    default Format survey(Source source) throws IOException {
        return this;
    }

    /** The encoding in which it is read where nobody asked for one. @param found by content */
    default Charset charset(Charset found) {
        return found;
    }

    /** Whether it is read as text, not as bytes. */
    default boolean isText() {
        return true;
    }

    /** This format as a table, whatever system it is of. */
    default Format plain() {
        return this;
    }

    /** This format as records of a system. */
    default Format as(SourceMapping mapping) {
        return MappedFormat.of(plain(), mapping);
    }

    /** Whether numbers have decimal points by rule, so that no point can part thousands. */
    boolean pointsOnly();

    /** Whether columns of these names may be asked for. */
    default boolean holds(Collection<String> columns) {
        return true;
    }

    /** Systems whose records it holds. */
    default List<SourceMapping> mappings() {
        return List.of();
    }

    /** Systems that fit, by name, where several do and nobody named one. */
    default List<String> fitting() {
        return List.of();
    }

    /** Touchpoints that are conversions, where the format knows any. */
    default List<String> conversions() {
        return List.of();
    }

    /** Options of the sender that hold where none are given, by name. */
    default Map<String, String> options() {
        return Map.of();
    }

    /** Options of the sender that are for files of this format and not for all. */
    default Set<String> reads() {
        return isText() ? Set.of("encoding") : Set.of();
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

    /** The rows; the caller closes them and the source. */
    RowReader open(Source source) throws IOException;

    /** As a report names it. */
    String describe();
}
