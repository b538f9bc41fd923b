package io.throughline.quality;

import io.throughline.journey.InteractionBatch;
import io.throughline.journey.KnownValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers the profile of a file while it is imported, and what its rules say: its tables as they stand in it, and the interactions that came of them. */
public final class FileSketch {
    private static final Pattern ROBOT = Pattern.compile("(?i)bot\\b|bot/|crawl|spider|slurp|headless");

    private final Map<String, TableSketch> tables = new LinkedHashMap<>();
    private final long now;
    private final JourneySketch journeys;
    private final RuleRun rules;
    private final Set<String> personal;

    /** @param nowMicros the moment of the import @param known what other imports brought */
    public FileSketch(long nowMicros, Contract contract, KnownValues known) {
        this.now = nowMicros;
        this.journeys = new JourneySketch(nowMicros);
        this.rules = new RuleRun(contract.rules(), known);
        this.personal = contract.columns().stream()
                .filter(ColumnMeaning::personal)
                .map(ColumnMeaning::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the rows of one file of a delivery are told; its name is empty where the file is alone. */
    public TableSketch table(String name) {
        return tables.computeIfAbsent(name, any -> new TableSketch(name, rules, personal));
    }

    /** Whether values of a column, and of what is made of it under its name, are masked. */
    public boolean isPersonal(String name) {
        return personal.contains(name);
    }

    /** Looks at a part of the interactions on its way to the store. @param converts whether a touchpoint is a conversion */
    public void look(InteractionBatch part, Predicate<String> converts) {
        journeys.look(part);
        rules.look(part, converts);
    }

    /** Why a conversion without a value is kept out; null where it is not. @param line where it stands */
    public @Nullable String lookAtConversion(long line) {
        return rules.lookAtConversion(line);
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
