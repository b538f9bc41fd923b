package io.throughline.analysis.map;

import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.StoredVoice;
import io.throughline.journey.FeedbackKind;
import io.throughline.map.DrawnFeeling;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapStage;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How each persona of a map feels in each of its stages, measured beside drawn; tests are made over all cells of the map, whichever are
 * shown.
 *
 * <p>Cost: one pass over the items, and samples of at most 400 groups of customers for each cell that is tested.
 */
public final class Feelings {
    /** How far the drawn level may lie outside the interval. */
    static final double MARGIN = 0.25;

    private static final int MIN_CUSTOMERS = 10;
    private static final double SURE = 0.05;
    private static final int SAMPLES = 999;
    private static final int SAMPLES_BY_TEST = 50;
    private static final int MOST_SAMPLES = 4_999;
    private static final long SEED = 1;

    private final List<String> personas;
    private final List<MapStage> stages;
    private final FeelingSums[][] sums;
    private final Feeling[][] feelings;

    private Feelings(List<String> personas, List<MapStage> stages) {
        this.personas = personas;
        this.stages = stages;
        int rows = Math.max(1, personas.size());
        sums = new FeelingSums[rows][stages.size()];
        feelings = new Feeling[rows][stages.size()];
        for (FeelingSums[] row : sums) {
            Arrays.setAll(row, stage -> new FeelingSums());
        }
    }

    /** @param members ordinals by id of persona */
    public static Feelings of(JoinedFeedback joined, JourneyMap map, StageScheme scheme, Map<String, BitSet> members) {
        Feelings feelings = new Feelings(map.personas(), map.stages());
        List<BitSet> whose = map.personas().stream()
                .map(persona -> members.getOrDefault(persona, new BitSet()))
                .toList();
        feelings.gather(joined, scheme, whose);
        feelings.test();
        return feelings;
    }

    private void gather(JoinedFeedback joined, StageScheme scheme, List<BitSet> whose) {
        int at = Integer.MIN_VALUE;
        int[] stageAt = joined.byTouchpoint(scheme::rank, 0);
        for (int place = 0; place < joined.size(); place++) {
            int customer = joined.customer(place);
            if (customer != at || customer == StoredVoice.NOBODY) {
                endCustomer();
                at = customer;
            }
            int stage = stageAt[place];
            for (int row = 0; stage > 0 && row < sums.length; row++) {
                if (whose.isEmpty() || customer >= 0 && whose.get(row).get(customer)) {
                    sums[row][stage - 1].add(joined, place);
                }
            }
        }
        endCustomer();
    }

    private void endCustomer() {
        for (FeelingSums[] row : sums) {
            for (FeelingSums cell : row) {
                cell.endCustomer();
            }
        }
    }

    private void test() {
        int size = stages.size();
        int cells = sums.length * size;
        List<Estimate> measured = IntStream.range(0, cells)
                .mapToObj(cell -> sums[cell / size][cell % size].measured())
                .toList();
        boolean[] tested = new boolean[cells];
        int tests = 0;
        for (int cell = 0; cell < cells; cell++) {
            tested[cell] = asIs(cell) != null && measured.get(cell).customers() >= MIN_CUSTOMERS;
            tests += tested[cell] ? 1 : 0;
        }
        int count = Math.min(MOST_SAMPLES, Math.max(SAMPLES, SAMPLES_BY_TEST * tests));
        byte[][] weights = tests == 0 ? new byte[0][] : FeelingSums.weights(count, SEED);
        double[] p = IntStream.range(0, cells)
                .parallel()
                .mapToDouble(cell -> tested[cell]
                        ? sums[cell / size][cell % size].pValue(Objects.requireNonNull(asIs(cell)) / 2, MARGIN, weights)
                        : Double.NaN)
                .toArray();
        double[] q = BenjaminiHochberg.qValues(p);
        for (int cell = 0; cell < cells; cell++) {
            feelings[cell / size][cell % size] = feeling(cell, measured.get(cell), q[cell]);
        }
    }

    private @Nullable Double asIs(int cell) {
        DrawnFeeling drawn = drawn(cell);
        return drawn == null ? null : drawn.asIs();
    }

    private @Nullable DrawnFeeling drawn(int cell) {
        if (personas.isEmpty()) {
            return null;
        }
        String persona = personas.get(cell / stages.size());
        return stages.get(cell % stages.size()).feelings().stream()
                .filter(feeling -> feeling.persona().equals(persona))
                .findFirst()
                .orElse(null);
    }

    private Feeling feeling(int cell, Estimate measured, double q) {
        int row = cell / stages.size();
        FeelingSums of = sums[row][cell % stages.size()];
        List<Feeling.KindCount> kinds = new ArrayList<>();
        for (FeedbackKind kind : FeedbackKind.values()) {
            if (of.kind(kind) > 0) {
                kinds.add(new Feeling.KindCount(kind, of.kind(kind)));
            }
        }
        Double asIs = asIs(cell);
        Double value = measured.value();
        return new Feeling(
                personas.isEmpty() ? null : personas.get(row),
                measured,
                kinds,
                drawn(cell),
                asIs == null || value == null ? null : (Double) (value - asIs / 2),
                Double.isNaN(q) ? null : (Double) q,
                disagrees(asIs, measured, q));
    }

    /** @param q null or NaN where nothing was tested */
    static boolean disagrees(@Nullable Double asIs, Estimate measured, @Nullable Double q) {
        return q != null && q < SURE && asIs != null && isOutside(asIs / 2, measured);
    }

    private static boolean isOutside(double drawn, Estimate measured) {
        Double low = measured.low();
        Double high = measured.high();
        return low != null && high != null && (drawn < low - MARGIN || drawn > high + MARGIN);
    }

    /** Of each persona in a stage, in the order of the map. */
    public List<Feeling> at(String stage) {
        int column = stages.stream().map(MapStage::id).toList().indexOf(stage);
        return Arrays.stream(feelings).map(row -> row[column]).toList();
    }
}
