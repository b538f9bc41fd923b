package io.throughline.feedback;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of the journeys that went through a place have an item joined to an interaction there; places are groups of interactions, such as touchpoints or stages.
 *
 * <p>Cost: one pass over the steps.
 */
public final class AnswerShares {
    private final JoinedFeedback joined;
    private final int[] rowOf;
    private final ClusteredRate[] rates;
    /** Journeys through each row, and those with an answer there, of the customer under way. */
    private final int[] through;

    private final int[] answered;
    private final int[] met;
    private int count;

    private AnswerShares(JoinedFeedback joined, int[] rowOf, int rows) {
        this.joined = joined;
        this.rowOf = rowOf;
        this.rates = new ClusteredRate[rows];
        Arrays.setAll(rates, row -> new ClusteredRate());
        this.through = new int[rows];
        this.answered = new int[rows];
        this.met = new int[rows];
    }

    /** @param rowOf by contact code the row of its place; −1 for none @param rows how many there are */
    public static List<Rate> of(JoinedFeedback joined, int[] rowOf, int rows) {
        AnswerShares shares = new AnswerShares(joined, rowOf, rows);
        for (int block = 0; block < joined.set().blocks().size(); block++) {
            shares.add(joined.set().blocks().get(block), shares.answers(block));
        }
        return Arrays.stream(shares.rates).map(rate -> rate.rate("journeys")).toList();
    }

    /** Journey and row of each answer in a block, as one number, ascending. */
    private long[] answers(int block) {
        return IntStream.range(0, joined.size())
                .filter(place -> joined.block(place) == block && rowOf[joined.contact(place)] >= 0)
                .mapToLong(place -> (long) joined.journey(place) << 32 | rowOf[joined.contact(place)])
                .sorted()
                .toArray();
    }

    private void add(JourneyBlock in, long[] answers) {
        BitSet any = new BitSet();
        for (long answer : answers) {
            any.set((int) (answer >>> 32));
        }
        int[] last = new int[rates.length];
        for (int j = 0; j < in.journeys(); j++) {
            for (int step = in.offset()[j]; step < in.offset()[j + 1]; step++) {
                int row = rowOf[in.timelines().contact()[in.row().at(step)]];
                if (row >= 0 && last[row] != j + 1) {
                    last[row] = j + 1;
                    boolean told = any.get(j) && Arrays.binarySearch(answers, (long) j << 32 | row) >= 0;
                    take(row, told);
                }
            }
            if (j + 1 == in.journeys() || in.slot()[j + 1] != in.slot()[j]) {
                settle();
            }
        }
    }

    private void take(int row, boolean told) {
        if (through[row] == 0) {
            met[count++] = row;
        }
        through[row]++;
        answered[row] += told ? 1 : 0;
    }

    /** The customer under way is complete. */
    private void settle() {
        for (int i = 0; i < count; i++) {
            int row = met[i];
            rates[row].add(answered[row], through[row]);
            through[row] = 0;
            answered[row] = 0;
        }
        count = 0;
    }
}
