package io.throughline.ingest;

import io.throughline.identity.IdentityRules;
import io.throughline.ingest.FilePreview.Column;
import io.throughline.ingest.batch.CrowdedMinutes;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Format;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.record.RecordKind;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.MappingStore;
import io.throughline.journey.RecordAccount;
import io.throughline.quality.RuleStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a file by the pipeline of imports, into a log that keeps nothing. */
final class PreviewService {
    private static final int SHOWN_ROWS = 20;
    private static final int BUFFER = 1 << 16;
    private static final Pattern TIME = Pattern.compile("(?i)date|time|_(at|on)(__c)?$|[a-z]At$");

    private final MappingStore mappings;
    private final IdentityRules identity;
    private final Systems systems;

    /**
     * @param mappings of users' own
     * @param identity which values name nobody
     */
    PreviewService(MappingStore mappings, IdentityRules identity) {
        this.mappings = mappings;
        this.identity = identity;
        this.systems = new Systems(mappings);
    }

    /** The first rows of a file under their columns. */
    private record Table(List<String> header, List<List<String>> rows) {}

    /**
     * What an import of the file would make of it.
     *
     * @throws ImportRefused where nothing of the file can be read
     */
    public FilePreview preview(ImportFile file, ImportOptions sent) {
        Content found = Content.detect(file, sent.encoding(), sent.given());
        List<String> choices = choices(found, sent);
        ImportOptions asked = choices.isEmpty() ? sent : sent.orElse(Map.of("mapping", choices.get(0)));
        try {
            Content content = systems.of(found, asked).survey();
            ImportOptions options = asked.orElse(content.format().options());
            ForgetfulLog log = new ForgetfulLog();
            Table table = new Table(List.of(), List.of());
            ImportReport report = null;
            String fault = null;
            List<Column> columns = List.of();
            try {
                table = table(content);
                columns = columns(content.format(), table.header(), options);
                report = new ImportService(
                                log,
                                ImportSettings.of(BUFFER, true)
                                        .keeping(0)
                                        .profiling(false)
                                        .by(identity),
                                mappings,
                                new Rules(RuleStore.NONE))
                        .importFile(file, asked, ImportProgress.NONE);
            } catch (ImportRefused refused) {
                fault = String.valueOf(refused.getMessage());
                columns = table.header().stream()
                        .map(name -> new Column(name, ""))
                        .toList();
            }
            List<SourceMapping> all = content.format().mappings();
            SourceMapping mapping = all.size() == 1 ? all.get(0) : null;
            List<String> unused = unused(content, all, columns);
            return new FilePreview(
                    content.describe(),
                    why(all, sent),
                    content.charset().name(),
                    options.zone().getId(),
                    mapping == null ? null : mapping.id(),
                    all.stream().map(PreviewService::known).toList(),
                    choices,
                    columns,
                    table.rows(),
                    log.first(),
                    unused,
                    suggestions(report, log, unused),
                    report,
                    choices.isEmpty() ? fault : SourceMappings.doubt(choices));
        } catch (IOException failure) {
            throw Content.refusal(file, failure);
        }
    }

    private static Table table(Content content) throws IOException {
        try (FileSource text = content.open();
                RowReader rows = content.format().open(text)) {
            List<String> header = List.copyOf(rows.header());
            return new Table(header, first(rows, header.size()));
        }
    }

    /** Systems that fit, where several do and nobody said which. */
    private static List<String> choices(Content found, ImportOptions sent) {
        boolean said = sent.mapping() != null || sent.given().containsKey(ImportOptions.MAPPING_TEXT);
        Format format = found.format();
        return !said
                        && format.fitting().size() > 1
                        && format.holds(sent.columns().values())
                ? format.fitting()
                : List.of();
    }

    private static FilePreview.Known known(SourceMapping mapping) {
        return new FilePreview.Known(mapping.id(), mapping.name(), mapping.why(), mapping.told());
    }

    private static String why(List<SourceMapping> mappings, ImportOptions asked) {
        if (asked.mapping() != null || asked.given().containsKey(ImportOptions.MAPPING_TEXT)) {
            return "The sender named the mapping.";
        }
        return mappings.isEmpty()
                ? "Its columns are of no known system, so it is read as a plain table."
                : mappings.stream()
                                .map(one -> "It has what tells " + one.name() + ": " + one.why())
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    /** Columns of the file itself, not of the table that a mapping makes of it. */
    private static List<String> unused(Content content, List<SourceMapping> mappings, List<Column> columns)
            throws IOException {
        if (mappings.isEmpty()) {
            return columns.stream()
                    .filter(column -> column.use().equals("ignore"))
                    .map(Column::name)
                    .toList();
        }
        Content plain = content.plain().survey();
        try (FileSource text = plain.open();
                RowReader rows = plain.format().open(text)) {
            return rows.header().stream()
                    .filter(name -> !name.isEmpty() && mappings.stream().noneMatch(mapping -> mapping.mentions(name)))
                    .toList();
        }
    }

    private static List<String> suggestions(@Nullable ImportReport report, ForgetfulLog log, List<String> unused) {
        List<String> all = new ArrayList<>();
        if (report == null) {
            return all;
        }
        if (!log.first().isEmpty() && !log.converts()) {
            all.add("No touchpoint of the file is a conversion; name those that are by conversions=ID,ID.");
        }
        List<String> times =
                unused.stream().filter(name -> TIME.matcher(name).find()).toList();
        if (!times.isEmpty() && report.notes().stream().anyMatch(CrowdedMinutes::isNote)) {
            all.add("Columns that may tell when it happened: " + String.join(", ", times) + ".");
        }
        if (report.rejected() * 10 > report.rows()) {
            report.reasons().stream()
                    .filter(one -> one.fate() == RecordAccount.Fate.REJECTED)
                    .findFirst()
                    .ifPresent(most -> all.add("More than a tenth of the rows are rejected, most of them for: "
                            + most.reason() + "; look at the column it speaks of."));
        }
        return all;
    }

    private static List<List<String>> first(RowReader rows, int columns) throws IOException {
        List<List<String>> first = new ArrayList<>();
        for (Row row = rows.next(); row != null && first.size() < SHOWN_ROWS; row = rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(RowReader.shorten(row.text(column)));
            }
            first.add(cells);
        }
        return first;
    }

    private static List<Column> columns(Format format, List<String> header, ImportOptions options) {
        List<String> uses = RecordKind.of(format, header, options).uses(header, options);
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            columns.add(new Column(header.get(column), uses.get(column)));
        }
        return columns;
    }
}
