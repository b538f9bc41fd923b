package io.throughline.quality;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.KnownValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules at work while one file is read. */
public final class RuleRun {
    private static final int LINES = 10;

    private final List<Count> counts;
    private List<String> lastHeader = List.of();
    private long rows;
    private long warned;
    private boolean looked;

    /** @param known what other imports brought */
    public RuleRun(List<QualityRule> rules, KnownValues known) {
        this.counts = rules.stream().map(rule -> new Count(rule, known)).toList();
    }

    /** One rule and what broke it. */
    private static final class Count {
        private final QualityRule rule;
        private final List<Long> lines = new ArrayList<>();
        private final LongSet seen = new LongSet();
        private final LongSet known = new LongSet();
        private final boolean lookedAt;
        private boolean bound;
        private long broken;

        Count(QualityRule rule, KnownValues values) {
            this.rule = rule;
            this.lookedAt = !(rule.metric() instanceof Metric.Unknown of)
                    || values.load(of.source(), of.values(), text -> known.add(RowCheck.hash(text.strip())));
        }

        private void breaks(long line) {
            if (broken++ < LINES) {
                lines.add(line);
            }
        }

        private double measured() {
            return rule.metric() instanceof Metric.Dangling ? seen.countMissing(known) : broken;
        }
    }

    /** Looks at the rows of one table. */
    public final class OfTable {
        private final List<Count> own = new ArrayList<>();
        private final List<RowCheck> checks = new ArrayList<>();

        private OfTable(List<String> header) {
            for (Count count : counts) {
                if (count.lookedAt && count.rule.metric() instanceof Metric.OfRows metric) {
                    int[] places = RowCheck.places(count.rule, header);
                    if (places != null) {
                        count.bound = true;
                        own.add(count);
                        checks.add(new RowCheck(metric, places, count.seen, count.known));
                    }
                }
            }
        }

        /** Why the row is kept out; null where it is not. @param line where it stands */
        public @Nullable String look(long line, RowCells row) {
            rows++;
            String fault = null;
            boolean warning = false;
            for (int i = 0; i < checks.size(); i++) {
                if (checks.get(i).breaks(row)) {
                    Count count = own.get(i);
                    count.breaks(line);
                    warning |= !count.rule.keepsOut();
                    fault = fault == null && count.rule.keepsOut() ? "breaks the rule: " + count.rule.title() : fault;
                }
            }
            warned += warning && fault == null ? 1 : 0;
            return fault;
        }
    }

    /** Where the rows of a table with these columns are told. */
    public OfTable table(List<String> header) {
        lastHeader = header;
        return new OfTable(header);
    }

    /** Counts a row that no rule of rows looks at. */
    void count() {
        rows++;
    }

    /** Looks at a part of the interactions on its way to the store. @param converts whether a touchpoint is a conversion */
    public void look(InteractionBatch part, Predicate<String> converts) {
        looked = true;
        for (Count count : counts) {
            if (!count.rule.keepsOut() && count.rule.metric() instanceof Metric.OfJourneys metric) {
                count.broken += JourneyCheck.count(metric, part, converts);
            }
        }
    }

    /** Why a conversion without a value is kept out; null where it is not. @param line where it stands */
    public @Nullable String lookAtConversion(long line) {
        for (Count count : counts) {
            if (count.rule.keepsOut() && count.rule.metric() instanceof Metric.NoValue) {
                count.breaks(line);
                return "breaks the rule: " + count.rule.title();
            }
        }
        return null;
    }

    /** Rows that break a rule and are taken all the same. */
    public long warned() {
        return warned;
    }

    /**
     * How each rule fared, in their order; without those of interactions where none were read.
     *
     * @param latest the newest interaction, null where none has a time
     * @throws ImportRefused where a rule speaks of a column that no table has
     */
    public List<RuleResult> finish(@Nullable Long latest, long nowMicros) {
        List<RuleResult> results = new ArrayList<>();
        for (Count count : counts) {
            QualityRule rule = count.rule;
            boolean ofInteractions =
                    rule.metric() instanceof Metric.OfJourneys || rule.metric() instanceof Metric.Freshness;
            if (ofInteractions && !looked) {
                continue;
            }
            double measured = count.measured();
            if (rule.metric() instanceof Metric.RowCount) {
                measured = rows;
            } else if (rule.metric() instanceof Metric.Freshness) {
                measured = latest == null ? Double.MAX_VALUE : (nowMicros - latest) / 1e6;
            } else if (count.lookedAt && !count.bound && rule.metric() instanceof Metric.OfRows) {
                throw new ImportRefused(missing(rule));
            }
            double told = rule.percent() && rows > 0 ? measured * 100 / rows : measured;
            String counted = rule.onlyCounts() && measured > 0 ? " (counted: no row was kept out)" : "";
            results.add(new RuleResult(
                    count.lookedAt
                            ? rule.title() + counted
                            : rule.title() + " (not looked at: only an import knows other imports)",
                    rule.column(),
                    rule.error(),
                    told,
                    rule.bound().holds(told),
                    count.lines));
        }
        return results;
    }

    private String missing(QualityRule rule) {
        return lastHeader.isEmpty()
                ? "Rules of rows hold for tables, and this export is read as records; check it as a table by"
                        + " mapping=none."
                : "The rule '" + rule.title() + "' speaks of a column that the file does not have; it has "
                        + String.join(", ", lastHeader) + ".";
    }
}
