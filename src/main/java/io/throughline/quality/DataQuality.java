package io.throughline.quality;

import io.throughline.journey.ImportFact;
import io.throughline.journey.ImportReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the data can be trusted.
 *
 * @param sources by name
 * @param imports newest first
 */
public record DataQuality(List<SourceQuality> sources, List<ImportQuality> imports) {
    /** How a note begins that says that a row of totals and the rows agree. */
    private static final String AGREES = "Totals: ";

    public DataQuality {
        sources = List.copyOf(sources);
        imports = List.copyOf(imports);
    }

    /**
     * One import.
     *
     * @param ruled whether rules of a contract held for it
     * @param score share of its rows that were not refused and break no rule
     * @param reconciliation what a manifest, or the file's own row of totals, says, beside what was read
     */
    public record ImportQuality(
            String id,
            String source,
            Instant at,
            long rows,
            long taken,
            long leftOut,
            long rejected,
            long duplicates,
            long warned,
            boolean ruled,
            double score,
            List<String> reconciliation) {
        static ImportQuality of(ImportReport report, List<ImportFact> facts) {
            long warned = RuleFacts.warned(facts);
            return new ImportQuality(
                    report.id(),
                    report.source(),
                    report.at(),
                    report.rows(),
                    report.taken(),
                    report.leftOut(),
                    report.rejected(),
                    report.duplicates(),
                    warned,
                    !facts.isEmpty(),
                    share(report.rows(), report.rejected() + warned),
                    report.notes().stream()
                            .filter(note -> note.startsWith("CHECK") || note.startsWith(AGREES))
                            .toList());
        }
    }

    /** The imports of one source. @param ruled whether rules held for any of them @param history oldest first */
    public record SourceQuality(
            String source,
            int imports,
            long rows,
            long rejected,
            long warned,
            boolean ruled,
            double score,
            List<ScorePoint> history) {
        static SourceQuality of(String source, List<ImportQuality> imports) {
            long rows = imports.stream().mapToLong(ImportQuality::rows).sum();
            long rejected = imports.stream().mapToLong(ImportQuality::rejected).sum();
            long warned = imports.stream().mapToLong(ImportQuality::warned).sum();
            List<ScorePoint> history = imports.stream()
                    .map(one -> new ScorePoint(one.id(), one.at(), one.score()))
                    .toList();
            return new SourceQuality(
                    source,
                    imports.size(),
                    rows,
                    rejected,
                    warned,
                    imports.stream().anyMatch(ImportQuality::ruled),
                    share(rows, rejected + warned),
                    history);
        }
    }

    /** The score of one import. */
    public record ScorePoint(String importId, Instant at, double score) {}

    /** @param reports newest first @param facts of kind {@link RuleFacts#RULES}, by the id of the import */
    public static DataQuality of(List<ImportReport> reports, Map<String, List<ImportFact>> facts) {
        List<ImportQuality> imports = reports.stream()
                .map(report -> ImportQuality.of(report, facts.getOrDefault(report.id(), List.of())))
                .toList();
        Map<String, List<ImportQuality>> bySource = new TreeMap<>();
        for (int i = imports.size() - 1; i >= 0; i--) {
            bySource.computeIfAbsent(imports.get(i).source(), name -> new ArrayList<>())
                    .add(imports.get(i));
        }
        List<SourceQuality> sources = bySource.entrySet().stream()
                .map(one -> SourceQuality.of(one.getKey(), one.getValue()))
                .toList();
        return new DataQuality(sources, imports);
    }

    /** Share of rows that nothing was wrong with; 1 where there are none. Several records may stand in a row, so it never falls below 0. */
    private static double share(long rows, long faulty) {
        return rows == 0 ? 1 : Math.max(0, 1 - (double) faulty / rows);
    }
}
