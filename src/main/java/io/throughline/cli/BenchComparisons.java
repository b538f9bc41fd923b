package io.throughline.cli;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.comparison.EvaluatedComparison;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import io.throughline.sample.RetailMarket;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Times comparisons of the first half of a market's time with the second, warm, over cuts never asked before. */
final class BenchComparisons {
    private static final EdgeDifferences.Request COUNTS = new EdgeDifferences.Request(20, false, false);
    private static final EdgeDifferences.Request TIMES = new EdgeDifferences.Request(20, true, true);

    private final JourneyService service;
    private final Stopwatch stopwatch;
    private int asked;

    BenchComparisons(JourneyService service, PrintWriter out) {
        this.service = service;
        this.stopwatch = new Stopwatch(out, 10, 9);
    }

    void run() {
        measure("compare: gap in conversion", EvaluatedComparison::conversionGap);
        measure("compare: gap, edges and paths", two -> {
            two.conversionGap();
            two.edges(COUNTS);
            two.paths(20);
        });
        measure("compare: edges with times", two -> two.edges(TIMES));
        measure("compare: decomposition", EvaluatedComparison::decomposition);
        measure("compare: divergence, 20 permutations", two -> two.divergence(new Divergence.Request(20, 1)));
    }

    private void measure(String name, Consumer<EvaluatedComparison> question) {
        Instant middle = RetailMarket.FROM.plus(Duration.ofDays(RetailMarket.DAYS / 2));
        stopwatch.measure(name, () -> {
            Definition definition = nextDefinition();
            Scope first = during(new Period(null, middle, Period.By.START), definition);
            Scope second = during(new Period(middle, null, Period.By.START), definition);
            return () -> question.accept(service.compare(first, second));
        });
    }

    private Definition nextDefinition() {
        return Definition.DEFAULT.withInactivity(Duration.ofDays(400).plusSeconds(asked++));
    }

    private static Scope during(Period period, Definition definition) {
        return Scope.ALL.withJourneys(JourneyFilter.of(period)).withDefinition(definition);
    }
}
