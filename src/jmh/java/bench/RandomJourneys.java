package bench;

import io.throughline.catalogue.Catalogue;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.StepRows;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.Steps;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Customers of six interactions on average who walk a skewed random matrix; the last step converts. Same seed, same journeys. */
final class RandomJourneys {
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST = 60;
    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final long SPAN = 300L * 86_400_000_000L;

    private final SplittableRandom random;
    private final double[][] rows;
    private final int conversion;

    private RandomJourneys(int steps, long seed) {
        random = new SplittableRandom(seed);
        conversion = steps - 1;
        rows = new double[steps][steps];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> Math.pow(random.nextDouble(), 6));
            Arrays.parallelPrefix(row, Double::sum);
        }
    }

    static JourneySet make(int interactions, int steps, long seed) {
        RandomJourneys journeys = new RandomJourneys(steps, seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            ids.add("step" + (100_000 + i));
        }
        boolean[] converts = new boolean[steps];
        converts[steps - 1] = true;
        List<JourneyBlock> blocks = new ArrayList<>();
        for (int made = 0, customers = 0; made < interactions; ) {
            JourneyBlock block = journeys.block(Math.min(BLOCK, interactions - made), customers);
            blocks.add(block);
            made += block.steps();
            customers += block.timelines().customers();
        }
        return new JourneySet(Scope.ALL, new Steps(ids, converts), Catalogue.EMPTY, blocks, BEGIN + 2 * SPAN);
    }

    private JourneyBlock block(int rowsWanted, int firstOrdinal) {
        int room = rowsWanted + LONGEST;
        int[] step = new int[room];
        int[] row = new int[room];
        long[] at = new long[room];
        int[] offset = new int[room + 1];
        int[] offsets = new int[room + 1];
        int[] slot = new int[room];
        int[] number = new int[room];
        int[] length = new int[room];
        double[] value = new double[room];
        byte[] flags = new byte[room];
        int n = 0;
        int journeys = 0;
        int customers = 0;
        while (n < rowsWanted) {
            int end = n + length();
            int here = random.nextInt(conversion);
            int count = 0;
            for (long time = BEGIN + random.nextLong(SPAN); n < end; time += (long) (random.nextDouble() * 7.2e9)) {
                step[n] = here;
                row[n] = n;
                at[n++] = time;
                if (here == conversion || n == end) {
                    slot[journeys] = customers;
                    number[journeys] = ++count;
                    length[journeys] = n - offset[journeys];
                    value[journeys] = here == conversion ? random.nextInt(10_000) / 100.0 : 0;
                    flags[journeys] = here == conversion ? JourneyBlock.CONVERTED : 0;
                    offset[++journeys] = n;
                }
                here = next(here);
            }
            offsets[++customers] = n;
        }
        int[] ordinals = new int[customers];
        long[] hashes = new long[customers];
        Arrays.setAll(ordinals, c -> firstOrdinal + c);
        Arrays.setAll(hashes, c -> random.nextLong());
        Timelines timelines = new Timelines(
                ordinals, Arrays.copyOf(offsets, customers + 1), at, new int[0], null, hashes, new BitSet());
        return new JourneyBlock(
                timelines, journeys, offset, step, StepRows.of(row), StepRows.of(row), slot, number, length, value, flags);
    }

    private int length() {
        int length = 1;
        while (length < LONGEST && random.nextInt(6) > 0) {
            length++;
        }
        return length;
    }

    private int next(int from) {
        double[] row = rows[from];
        int place = Arrays.binarySearch(row, random.nextDouble() * row[row.length - 1]);
        return Math.min(conversion, place < 0 ? -place - 1 : place);
    }
}
