package io.throughline.quality;

import io.throughline.journey.ImportFact;
import io.throughline.quality.ColumnProfile.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Profiles as facts that are kept with an import, and back. */
public final class ProfileFacts {
    /** Of one column. */
    public static final String COLUMN = "COLUMN";
    /** Of all interactions. */
    public static final String JOURNEYS = "JOURNEYS";

    private ProfileFacts() {}

    public static List<ImportFact> of(FileProfile profile) {
        List<ImportFact> facts = new ArrayList<>();
        profile.columns().forEach(column -> facts.add(new ImportFact(COLUMN, figures(column))));
        facts.add(new ImportFact(JOURNEYS, figures(profile.journeys())));
        facts.addAll(RuleFacts.of(profile.results(), profile.warned()));
        return facts;
    }

    /** What {@link #of} was given. */
    public static FileProfile profile(List<ImportFact> facts) {
        List<ColumnProfile> columns = facts.stream()
                .filter(fact -> fact.kind().equals(COLUMN))
                .map(ProfileFacts::column)
                .toList();
        return new FileProfile(
                columns,
                facts.stream()
                        .filter(fact -> fact.kind().equals(JOURNEYS))
                        .map(ProfileFacts::journeys)
                        .findFirst()
                        .orElseThrow(),
                RuleFacts.results(facts),
                RuleFacts.warned(facts));
    }

    private static Map<String, @Nullable Object> figures(ColumnProfile column) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("table", column.table());
        figures.put("name", column.name());
        figures.put("empty", column.empty());
        figures.put("filled", column.filled());
        figures.put("distinct", column.distinct());
        figures.put("exact", column.exact());
        figures.put("unique", column.unique());
        figures.put("repeated", column.repeated());
        figures.put("type", column.type() == null ? null : column.type().name());
        figures.put("typed", column.typed());
        Numbers numbers = column.numbers();
        figures.put(
                "numbers",
                numbers == null ? null : List.of(numbers.min(), numbers.max(), numbers.mean(), numbers.median()));
        figures.put("minLength", (long) column.minLength());
        figures.put("maxLength", (long) column.maxLength());
        put(figures, "top", column.topValues());
        put(figures, "patterns", column.patterns());
        figures.put("keyCandidate", column.keyCandidate());
        figures.put("sameAs", column.sameAs());
        ValueSketch values = column.values();
        figures.put("values", values == null ? null : values.toBytes());
        return figures;
    }

    private static void put(Map<String, @Nullable Object> figures, String name, List<ValueCount> counts) {
        figures.put(name, counts.stream().map(ValueCount::value).toList());
        figures.put(name + "Counts", counts.stream().map(ValueCount::count).toList());
    }

    private static Map<String, @Nullable Object> figures(JourneyProfile journeys) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("interactions", journeys.interactions());
        figures.put("customers", journeys.customers());
        figures.put("perCustomerMedian", journeys.perCustomerMedian());
        figures.put("perCustomerMost", journeys.perCustomerMost());
        figures.put("gapMedianSeconds", journeys.gapMedianSeconds());
        figures.put("sameMoment", journeys.sameMoment());
        figures.put("backwards", journeys.backwards());
        figures.put("future", journeys.future());
        figures.put("ancient", journeys.ancient());
        figures.put("spikeShare", journeys.spikeShare());
        figures.put("spikeAtMicros", journeys.spikeAtMicros());
        figures.put("fastCustomers", journeys.fastCustomers());
        figures.put("regularCustomers", journeys.regularCustomers());
        figures.put("robotRows", journeys.robotRows());
        return figures;
    }

    /** A column of a fact of kind {@link #COLUMN}. */
    public static ColumnProfile column(ImportFact fact) {
        Map<String, @Nullable Object> figures = fact.figures();
        List<?> numbers = (List<?>) figures.get("numbers");
        Object type = figures.get("type");
        return new ColumnProfile(
                text(figures, "table"),
                text(figures, "name"),
                whole(figures, "empty"),
                whole(figures, "filled"),
                whole(figures, "distinct"),
                Boolean.TRUE.equals(figures.get("exact")),
                (Long) figures.get("unique"),
                (Long) figures.get("repeated"),
                type == null ? null : CellType.valueOf((String) type),
                whole(figures, "typed"),
                numbers == null ? null : new Numbers(at(numbers, 0), at(numbers, 1), at(numbers, 2), at(numbers, 3)),
                (int) whole(figures, "minLength"),
                (int) whole(figures, "maxLength"),
                counts(figures, "top"),
                counts(figures, "patterns"),
                Boolean.TRUE.equals(figures.get("keyCandidate")),
                texts(figures, "sameAs"),
                figures.get("values") instanceof byte[] values ? ValueSketch.of(values) : null);
    }

    /** The figures of a fact of kind {@link #JOURNEYS}. */
    public static JourneyProfile journeys(ImportFact fact) {
        Map<String, @Nullable Object> figures = fact.figures();
        return new JourneyProfile(
                whole(figures, "interactions"),
                whole(figures, "customers"),
                number(figures, "perCustomerMedian"),
                whole(figures, "perCustomerMost"),
                (Double) figures.get("gapMedianSeconds"),
                whole(figures, "sameMoment"),
                whole(figures, "backwards"),
                whole(figures, "future"),
                whole(figures, "ancient"),
                number(figures, "spikeShare"),
                (Long) figures.get("spikeAtMicros"),
                whole(figures, "fastCustomers"),
                whole(figures, "regularCustomers"),
                whole(figures, "robotRows"));
    }

    private static double at(List<?> numbers, int place) {
        return ((Number) numbers.get(place)).doubleValue();
    }

    private static String text(Map<String, @Nullable Object> figures, String name) {
        return (String) Objects.requireNonNull(figures.get(name));
    }

    private static long whole(Map<String, @Nullable Object> figures, String name) {
        return ((Number) Objects.requireNonNull(figures.get(name))).longValue();
    }

    private static double number(Map<String, @Nullable Object> figures, String name) {
        return ((Number) Objects.requireNonNull(figures.get(name))).doubleValue();
    }

    private static List<String> texts(Map<String, @Nullable Object> figures, String name) {
        List<?> texts = (List<?>) figures.get(name);
        return texts == null ? List.of() : texts.stream().map(String::valueOf).toList();
    }

    private static List<ValueCount> counts(Map<String, @Nullable Object> figures, String name) {
        List<String> values = texts(figures, name);
        List<?> counts = (List<?>) figures.get(name + "Counts");
        List<ValueCount> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            all.add(new ValueCount(
                    values.get(i), ((Number) Objects.requireNonNull(counts).get(i)).longValue()));
        }
        return all;
    }
}
