package io.throughline.ingest;

import io.throughline.ingest.mapping.SourceMapping.Told;
import io.throughline.journey.ImportReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file as an import would read it; nothing is kept.
 *
 * @param format what the file turned out to be, with its encoding
 * @param why by what that was found out
 * @param encoding character set
 * @param zone of times that name no offset
 * @param mapping the system's name as {@code mapping=} has it; null: a plain table
 * @param systems whose records it holds, each with what its mapping takes from them
 * @param choices systems that fit where nobody named one of several; empty: there is no question
 * @param columns in the order of the file; of a system's file those of the table that its mapping makes
 * @param rows cells of the first rows, column by column
 * @param interactions the first of them
 * @param unused columns that nothing is taken from
 * @param suggestions what to try
 * @param report what an import of these rows would report; its id is empty; null where it would be refused
 * @param fault why it would be refused as a whole; null where it would not
 */
public record FilePreview(
        String format,
        String why,
        String encoding,
        String zone,
        @Nullable String mapping,
        List<Known> systems,
        List<String> choices,
        List<Column> columns,
        List<List<String>> rows,
        List<Shown> interactions,
        List<String> unused,
        List<String> suggestions,
        @Nullable ImportReport report,
        @Nullable String fault) {
    public FilePreview {
        systems = List.copyOf(systems);
        choices = List.copyOf(choices);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        interactions = List.copyOf(interactions);
        unused = List.copyOf(unused);
        suggestions = List.copyOf(suggestions);
    }

    /** A system. @param mapping its name as {@code mapping=} has it */
    public record Known(String mapping, String name, String why, List<Told> roles) {}

    /** An interaction as it would be stored. @param at a time, or a step number */
    public record Shown(
            String customer,
            String at,
            String touchpoint,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable Double value,
            boolean conversion) {}

    /**
     * A column.
     *
     * @param use the option it serves, such as {@code customer} or {@code trait.age}; {@code attribute}, or {@code ignore}; empty where the file would be refused
     */
    public record Column(String name, String use) {}
}
