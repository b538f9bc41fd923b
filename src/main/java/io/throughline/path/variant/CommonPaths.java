package io.throughline.path.variant;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import io.throughline.path.Cursor;
import io.throughline.path.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the paths of a set of journeys; exact over all journeys, any length. All paths are counted, then details are worked out for
 * the page that is asked for.
 */
public final class CommonPaths {
    /** Most entries of one page. */
    public static final int MAX_FIRST = 10_000;

    private static final char LIST = 'p';

    private final JourneySet set;
    private final Map<Integer, VariantTotals> tables = new ConcurrentHashMap<>();

    public CommonPaths(JourneySet set) {
        this.set = set;
    }

    public Paths page(Paths.Request request) {
        check(request);
        int length = request.span() == Paths.Span.WINDOW && request.length() != null ? request.length() : 0;
        long offset = request.after() == null ? 0 : offset(request.after());
        VariantTotals table = tables.computeIfAbsent(length, n -> new VariantTotals(set, n));
        double[] key = keys(table, request.orderBy());
        int[] journeys = table.journeys();
        long total =
                Arrays.stream(journeys).filter(n -> n >= request.minCount()).count();
        int upTo = (int) Math.min(total, offset + request.first());
        int[] ranked = Ranking.first(
                upTo, key.length, v -> journeys[v] >= request.minCount(), (a, b) -> compare(table, key, a, b));
        int[] shown = Arrays.copyOfRange(ranked, (int) Math.min(offset, upTo), upTo);
        List<Paths.Path> paths = details(table, shown);
        List<Paths.Entry> entries = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            entries.add(new Paths.Entry(Cursor.encode(LIST, offset + i + 1), paths.get(i)));
        }
        return new Paths(List.copyOf(entries), total, offset + shown.length < total, offset > 0 && total > 0);
    }

    /** Journeys and value summed over all whole paths: a way of its own to the totals. */
    public double[] sums() {
        VariantTotals table = tables.computeIfAbsent(0, n -> new VariantTotals(set, n));
        double value = 0;
        long count = 0;
        for (int v = 0; v < table.variants().size(); v++) {
            count += table.journeys()[v];
            value += table.allSums().value(v);
        }
        return new double[] {count, value};
    }

    private static void check(Paths.Request request) {
        if (request.first() < 0 || request.first() > MAX_FIRST) {
            throw new InvalidArgument("first", request.first(), "0 to " + MAX_FIRST);
        }
        Integer length = request.length();
        if (request.span() == Paths.Span.WINDOW && (length == null || length < 1)) {
            throw new InvalidArgument("length", String.valueOf(length), "1 or more with span WINDOW");
        }
        if (request.span() == Paths.Span.JOURNEY && length != null) {
            throw new InvalidArgument(
                    "length", length, "nothing with span JOURNEY; ask for span WINDOW to give a length");
        }
        if (request.minCount() < 0) {
            throw new InvalidArgument("minCount", request.minCount(), "0 or more");
        }
    }

    private static long offset(String after) {
        long offset = Cursor.decode(LIST, 1, after)[0];
        if (offset < 1 || offset > Integer.MAX_VALUE) {
            throw new InvalidArgument("after", after, "a cursor of an earlier answer to the same field");
        }
        return offset;
    }

    private static double[] keys(VariantTotals table, Paths.Order order) {
        int size = table.variants().size();
        double[] key = new double[size];
        if (order == Paths.Order.COUNT) {
            Arrays.setAll(key, v -> table.journeys()[v]);
        } else if (order == Paths.Order.CONVERTED) {
            VariantSums sums = table.allSums();
            Arrays.setAll(key, v -> sums.converted(v) + table.journeys()[v] / (double) Integer.MAX_VALUE);
        } else if (order == Paths.Order.VALUE) {
            Arrays.setAll(key, v -> table.allSums().value(v));
        } else {
            int[] every = new int[size];
            Arrays.setAll(every, v -> v);
            Rate[] rates = table.conversions(every);
            Arrays.setAll(key, v -> orZero(rates[v].low()));
        }
        return key;
    }

    private static double orZero(@Nullable Double low) {
        return low == null ? 0 : low;
    }

    private static int compare(VariantTotals table, double[] key, int a, int b) {
        int byKey = Double.compare(key[b], key[a]);
        return byKey != 0 ? byKey : table.variants().compare(a, b);
    }

    private List<Paths.Path> details(VariantTotals table, int[] shown) {
        Variants variants = table.variants();
        int[] chosen = new int[variants.size()];
        Arrays.fill(chosen, -1);
        for (int i = 0; i < shown.length; i++) {
            chosen[shown[i]] = i;
        }
        if (shown.length == 0) {
            return List.of();
        }
        VariantSums sums = VariantSums.timed(variants, chosen, shown.length);
        Rate[] conversions = table.conversions(shown);
        List<Paths.Path> paths = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            paths.add(new Paths.Path(
                    ids(variants.steps(shown[i])),
                    sums.journeys(i),
                    sums.occurrences(i),
                    sums.shareOfAll(i),
                    conversions[i],
                    sums.value(i),
                    sums.seconds(i)));
        }
        return paths;
    }

    private List<String> ids(int[] steps) {
        return Arrays.stream(steps).mapToObj(set.steps()::id).toList();
    }
}
