package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Customers folded by their counts, against lists as keys. */
class AlikeTest {
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<List<Integer>> customers = new ArrayList<>();
    private final int[] offset = new int[301];
    private final int[] cell = new int[1000];
    private final int[] count = new int[1000];

    AlikeTest() {
        for (int customer = 0; customer < 300; customer++) {
            List<Integer> own = new ArrayList<>();
            offset[customer + 1] = offset[customer];
            for (int entries = random.nextInt(3); entries > 0; entries--) {
                int at = offset[customer + 1]++;
                cell[at] = random.nextInt(3);
                count[at] = 1 + random.nextInt(2);
                own.addAll(List.of(cell[at], count[at]));
            }
            customers.add(own);
        }
    }

    @Test
    void eachIsToldByTheFirstWithTheSameEntries() {
        Map<List<Integer>, Integer> first = new HashMap<>();
        int[] expected = new int[300];
        for (int customer = 0; customer < 300; customer++) {
            first.putIfAbsent(customers.get(customer), customer);
            expected[customer] = first.get(customers.get(customer));
        }
        assertThat(DistinctCustomers.of(offset, cell, count)).isEqualTo(expected);
        assertThat(first).hasSizeBetween(10, 60);
    }

    @Test
    void aSampleHoldsEachSortOnceWithItsSize() {
        int[] alike = DistinctCustomers.of(offset, cell, count);
        Cells cells = new Cells(offset, cell, count, alike, new int[3], 1, new int[3], 3);
        int[] who = IntStream.range(0, 300).filter(c -> c % 3 > 0).toArray();
        CustomerSample sample = CustomerSample.of(cells, who);
        assertThat(sample.rows()).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < sample.size(); i++) {
            int row = sample.rows()[i];
            assertThat(sample.weights()[i]).isEqualTo((int)
                    IntStream.of(who).filter(c -> alike[c] == row).count());
        }
        assertThat(IntStream.of(sample.weights()).sum()).isEqualTo(who.length);
    }
}
