package io.throughline.store.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.InteractionBatch;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartOrderTest {

    @Test
    void sortsByCustomerAndTimeAndKeepsArrivalOfEqualTimes() {
        Random random = new Random(3);
        InteractionBatch part = new InteractionBatch(16);
        for (int i = 0; i < 3000; i++) {
            int customer = part.customers.code("c" + (random.nextInt(10) < 7 ? 0 : random.nextInt(40)));
            part.add(customer, random.nextInt(300), part.touchpoints.code("a"), -1, -1, Double.NaN, i);
        }
        PartOrder order = PartOrder.of(part);
        for (int customer = 0; customer < part.customers.size(); customer++) {
            int wanted = customer;
            List<Integer> expected = IntStream.range(0, part.size())
                    .filter(i -> part.customer(i) == wanted)
                    .boxed()
                    .sorted(Comparator.comparingLong(part::at).thenComparing(i -> i))
                    .toList();
            List<Integer> found = IntStream.range(order.from(customer), order.to(customer))
                    .mapToObj(order::entry)
                    .toList();
            assertThat(found).isEqualTo(expected);
        }
    }
}
