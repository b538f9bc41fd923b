package bench;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.GraphView;
import io.throughline.journey.JourneySet;
import io.throughline.path.variant.Paths;
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

/** Figures of journeys already cut, each asked of a set that has computed nothing yet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class JourneysBench {
    @Param({"1000000", "10000000"})
    int interactions;

    @Param({"40"})
    int steps;

    private JourneySet set;

    @Setup
    public void make() {
        set = RandomJourneys.make(interactions, steps, 1);
    }

    private EvaluatedJourneys fresh() {
        return new EvaluatedJourneys(set, ordinals -> new String[ordinals.length]);
    }

    @Benchmark
    public Object totals() {
        return fresh().conversion();
    }

    @Benchmark
    public Object graphOfCounts() {
        return fresh().view(new GraphView.Request(null, false, false, false, GraphView.Keep.ALL));
    }

    @Benchmark
    public Object graph() {
        return fresh().view(new GraphView.Request(null, null, false, false));
    }

    @Benchmark
    public Object graphWithTimes() {
        return fresh().view(new GraphView.Request(null, null, true, false));
    }

    @Benchmark
    public Object graphWithChances() {
        return fresh().view(new GraphView.Request(null, null, false, true));
    }

    @Benchmark
    public Object wholePaths() {
        return fresh().paths().page(new Paths.Request(20, null, Paths.Span.JOURNEY, null, Paths.Order.COUNT, 1));
    }

    @Benchmark
    public Object windowsOfThree() {
        return fresh().paths().page(new Paths.Request(20, null, Paths.Span.WINDOW, 3, Paths.Order.COUNT, 1));
    }
}
