package io.throughline.comparison;

import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.Newcombe;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shares of all cells in two sets, tested wherever there is enough to test.
 *
 * <p>Formula: {@link Newcombe} for cells with expected effective counts of at least 5 in both cells of both sets; q over all of those.
 */
final class CellSignificance {
    private static final double MIN_EXPECTED = 5;

    private final JointSums sums;
    private final double[] p;
    private final double[] q;

    private CellSignificance(JointSums sums) {
        this.sums = sums;
        p = new double[sums.size()];
        IntStream.range(0, p.length).parallel().forEach(cell -> p[cell] = test(cell));
        q = BenjaminiHochberg.qValues(p);
    }

    static CellSignificance of(JointSums sums) {
        return new CellSignificance(sums);
    }

    private double test(int cell) {
        double fewest = Math.min(sums.outOf(cell, 0), sums.outOf(cell, 1));
        if (fewest == 0 || fewest * Math.max(share(cell, 0), share(cell, 1)) < MIN_EXPECTED) {
            return Double.NaN;
        }
        Newcombe gap = Newcombe.of(sums.sums(cell, 0), sums.sums(cell, 1), sums.shared(cell));
        return gap.isTestable() ? gap.pValue() : Double.NaN;
    }

    /** NaN where the set has nothing of the cell's group. */
    private double share(int cell, int side) {
        return (double) sums.count(cell, side) / sums.outOf(cell, side);
    }

    long tested() {
        return Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
    }

    @Nullable
    Double probability(int cell, int side) {
        return orNull(share(cell, side));
    }

    @Nullable
    Double pValue(int cell) {
        return orNull(p[cell]);
    }

    @Nullable
    Double qValue(int cell) {
        return orNull(q[cell]);
    }

    static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** The first cells by q, then by the size of the difference, then by id. */
    List<Integer> ranked(int first, Comparator<Integer> byId) {
        double[] size = new double[p.length];
        Arrays.setAll(size, cell -> sizeOf(cell));
        Comparator<Integer> bySize =
                Comparator.comparingDouble((Integer cell) -> -size[cell]).thenComparing(byId);
        Comparator<Integer> byQ =
                Comparator.comparingDouble((Integer cell) -> q[cell]).thenComparing(bySize);
        List<Integer> ranked = cells(cell -> !Double.isNaN(p[cell]), size, first, byQ);
        int left = first - ranked.size();
        double bound = bound(size, left);
        return Stream.concat(
                        ranked.stream(),
                        cells(cell -> Double.isNaN(p[cell]) && size[cell] >= bound, size, left, bySize).stream())
                .toList();
    }

    private List<Integer> cells(IntPredicate wanted, double[] size, int most, Comparator<Integer> order) {
        return IntStream.range(0, size.length)
                .filter(wanted)
                .boxed()
                .sorted(order)
                .limit(most)
                .toList();
    }

    /** −1 where the share of one set is not known. */
    private double sizeOf(int cell) {
        double difference = Math.abs(share(cell, 1) - share(cell, 0));
        return Double.isNaN(difference) ? -1 : difference;
    }

    /** The size of the last of the largest untested cells that are asked for, so that not all need sorting. */
    private double bound(double[] size, int most) {
        double[] untested = IntStream.range(0, p.length)
                .filter(cell -> Double.isNaN(p[cell]))
                .mapToDouble(cell -> size[cell])
                .sorted()
                .toArray();
        return most <= 0 || most >= untested.length ? -1 : untested[untested.length - most];
    }
}
