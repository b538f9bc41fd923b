package bench;

import io.throughline.layout.LayoutInput;
import io.throughline.layout.LayoutInput.Step;
import io.throughline.layout.LayoutInput.Transition;
import io.throughline.layout.LayoutRequest;
import io.throughline.layout.Layouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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

/** Random journey graphs, each step on a card of its own, laid out from nothing: seven kinds of transition a step, all strong enough to be drawn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class LayoutBench {
    private static final int KINDS_A_STEP = 7;

    @Param({"40", "60", "150"})
    int cards;

    @Param({"0", "2", "4"})
    int stages;

    private LayoutInput input;
    private LayoutRequest request;

    @Setup
    public void make() {
        Random random = new Random(1);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < cards; i++) {
            String stage = stages == 0 ? null : "stage " + i % stages;
            steps.add(new Step("step " + i, stage, stages == 0 ? 0 : i % stages, null, 1_000, false));
        }
        Map<Integer, Long> counts = new TreeMap<>();
        while (counts.size() < cards * KINDS_A_STEP) {
            int from = random.nextInt(cards);
            int to = random.nextInt(cards);
            if (from != to) {
                counts.merge(from * cards + to, 100L + random.nextInt(200), Long::sum);
            }
        }
        List<Transition> transitions = new ArrayList<>();
        counts.forEach((pair, count) -> transitions.add(new Transition(pair / cards, pair % cards, count)));
        input = new LayoutInput(steps, transitions);
        request = new LayoutRequest(stages == 0 ? null : (Integer) cards, 0.15, Set.of());
    }

    @Benchmark
    public Object layout() {
        return Layouts.of(input, request);
    }
}
