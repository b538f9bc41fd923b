package bench;

import io.throughline.journey.JourneySet;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.order.OrderChoice;
import io.throughline.markov.removal.Removals;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** About 1.1 million random journeys (6 M interactions): counting the chain, every removal, and the choice of the order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class ChainsBench {
    @Param({"50", "500"})
    int steps;

    @Param({"1", "2", "3"})
    int order;

    private JourneySet set;

    @Setup
    public void make() {
        set = RandomJourneys.make(6_000_000, steps, 1);
    }

    @Benchmark
    public Object removals() {
        return Removals.of(CountedChain.of(set, order)).effects();
    }

    @Benchmark
    public Object orders() {
        return OrderChoice.of(set, new MarkovOrders.Request(order, false));
    }
}
