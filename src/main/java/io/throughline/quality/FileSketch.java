package io.throughline.quality;

import io.throughline.journey.InteractionBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Gathers the profile of a file while it is imported, and what its rules say: its tables as they stand in it, and the interactions that came of them. */
public final class FileSketch {
    private static final Pattern ROBOT = Pattern.compile("(?i)bot\\b|bot/|crawl|spider|slurp|headless");

    private final Map<String, TableSketch> tables = new LinkedHashMap<>();
    private final long now;
    private final JourneySketch journeys;
    private final RuleRun rules;

    /** @param nowMicros the moment of the import */
    public FileSketch(long nowMicros, List<QualityRule> rules) {
        this.now = nowMicros;
        this.journeys = new JourneySketch(nowMicros);
        this.rules = new RuleRun(rules);
    }

    /** Where the rows of one file of a delivery are told; its name is empty where the file is alone. */
    public TableSketch table(String name) {
        return tables.computeIfAbsent(name, any -> new TableSketch(name, rules));
    }

    /** Looks at a part of the interactions on its way to the store. @param converts whether a touchpoint is a conversion */
    public void look(InteractionBatch part, Predicate<String> converts) {
        journeys.look(part);
        rules.look(part, converts);
    }

    /** @throws io.throughline.journey.ImportRefused where a rule speaks of a column that the file does not have */
    public FileProfile finish() {
        List<ColumnProfile> columns = tables.values().stream()
                .flatMap(table -> table.finish().stream())
                .toList();
        long robots = tables.values().stream()
                .mapToLong(table -> table.count(
                        name -> name.toLowerCase(Locale.ROOT).contains("agent"),
                        text -> ROBOT.matcher(text).find()))
                .sum();
        return new FileProfile(columns, journeys.finish(robots), rules.finish(journeys.latest(), now), rules.warned());
    }
}
