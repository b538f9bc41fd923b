package io.throughline.analysis.comparison;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.comparison.ConversionGap;
import io.throughline.comparison.JointCustomers;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.Difference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any number of sets of journeys of the same data, with every pair of them tested. */
public final class ComparisonTable {
    private final List<Row> rows;
    private final Lazy<List<Pair>> pairs;

    /** One set under its name. */
    public record Row(String name, EvaluatedJourneys journeys) {}

    /** Two sets, the earlier first; q over all pairs that have a p-value. */
    public record Pair(
            String a,
            String b,
            Difference conversionGap,
            @Nullable Double qValue) {}

    /** A set as it is asked for. */
    public record Named(String name, Scope scope) {}

    private ComparisonTable(List<Row> rows, Lazy<List<Pair>> pairs) {
        this.rows = List.copyOf(rows);
        this.pairs = pairs;
    }

    public ComparisonTable(List<Row> rows, List<Pair> pairs) {
        this(rows, new Lazy<>(() -> List.copyOf(pairs)));
    }

    /** Rows of one snapshot of the data; pairs are tested when asked for. */
    public static ComparisonTable of(List<Row> rows) {
        List<Row> kept = List.copyOf(rows);
        return new ComparisonTable(kept, new Lazy<>(() -> test(kept)));
    }

    /** Names tell the rows apart, so each may stand once. */
    public static void checkNames(List<Named> asked) {
        Set<String> names = new HashSet<>();
        for (Named one : asked) {
            if (one.name().isBlank() || !names.add(one.name())) {
                throw new InvalidArgument("scopes.name", one.name(), "a name of its own for each scope");
            }
        }
    }

    public List<Row> rows() {
        return rows;
    }

    public List<Pair> pairs() {
        return pairs.get();
    }

    private static List<Pair> test(List<Row> rows) {
        List<Pair> tested = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                JointCustomers customers = JointCustomers.of(
                        rows.get(i).journeys().set(), rows.get(j).journeys().set());
                tested.add(new Pair(rows.get(i).name(), rows.get(j).name(), ConversionGap.of(customers), null));
            }
        }
        double[] q = BenjaminiHochberg.qValues(tested.stream()
                .mapToDouble(pair -> pValue(pair.conversionGap()))
                .toArray());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Pair pair = tested.get(i);
            pairs.add(new Pair(pair.a(), pair.b(), pair.conversionGap(), Double.isNaN(q[i]) ? null : (Double) q[i]));
        }
        return List.copyOf(pairs);
    }

    private static double pValue(Difference gap) {
        return gap.pValue() == null ? Double.NaN : gap.pValue();
    }
}
