package io.throughline.cli;

import io.throughline.analysis.JourneyComparison;
import io.throughline.analysis.JourneyDesk;
import io.throughline.journey.Definition;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import io.throughline.persona.comparison.Divergence;
import io.throughline.persona.comparison.EdgeDifferences;
import io.throughline.sample.RetailMarket;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** Times comparisons of the first half of a market's time with the second, warm, over cuts never asked before. */
final class BenchComparisons {
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 9;
    private static final EdgeDifferences.Request COUNTS = new EdgeDifferences.Request(20, false, false);
    private static final EdgeDifferences.Request TIMES = new EdgeDifferences.Request(20, true, true);

    private final JourneyDesk desk;
    private final PrintWriter out;
    private int asked;

    BenchComparisons(JourneyDesk desk, PrintWriter out) {
        this.desk = desk;
        this.out = out;
    }

    void run() {
        measure("compare: gap in conversion", JourneyComparison::conversionGap);
        measure("compare: gap, edges and paths", two -> {
            two.conversionGap();
            two.edges(COUNTS);
            two.paths(20);
        });
        measure("compare: edges with times", two -> two.edges(TIMES));
        measure("compare: decomposition", JourneyComparison::decomposition);
        measure("compare: divergence, 20 permutations", two -> two.divergence(new Divergence.Request(20, 1)));
    }

    private void measure(String name, Consumer<JourneyComparison> question) {
        double[] millis = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            Instant middle = RetailMarket.FROM.plus(Duration.ofDays(RetailMarket.DAYS / 2));
            Definition definition = nextDefinition();
            long start = System.nanoTime();
            question.accept(desk.compare(
                    during(new Period(null, middle, Period.By.START), definition),
                    during(new Period(middle, null, Period.By.START), definition)));
            millis[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT, "%-44s %10.1f %10.1f %10.1f%n", name, millis[ROUNDS / 2], millis[0], millis[ROUNDS - 1]);
    }

    private Definition nextDefinition() {
        Definition all = Definition.DEFAULT;
        Duration inactivity = Duration.ofDays(400).plusSeconds(asked++);
        return new Definition(null, all.afterConversion(), inactivity, null, null, all.repeats(), all.stepBy());
    }

    private static Scope during(Period period, Definition definition) {
        return new Scope(null, null, null, period, null, null, null, null, null, null, null, null, false, definition);
    }
}
