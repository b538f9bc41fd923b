package io.throughline.cli;

import io.throughline.analysis.Breakdown;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.JourneyDesk;
import io.throughline.graph.GraphView;
import io.throughline.journey.Columns;
import io.throughline.journey.Definition;
import io.throughline.journey.Scope;
import io.throughline.path.Paths;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Times questions over scopes never asked before, warm: each round draws another inactivity, so nothing can be remembered. */
final class BenchQueries {
    private static final int WARM_UP = 25;
    private static final int ROUNDS = 15;
    private static final GraphView.Request COUNTS = new GraphView.Request(null, null, false, false);
    private static final GraphView.Request TIMES = new GraphView.Request(null, null, true, false);
    private static final GraphView.Request CHANCES = new GraphView.Request(null, null, false, true);

    private final JourneyDesk desk;
    private final PrintWriter out;
    private int asked;
    private @Nullable String selecting;

    BenchQueries(JourneyDesk desk, PrintWriter out) {
        this.desk = desk;
        this.out = out;
    }

    void run() {
        out.printf(Locale.ROOT, "%-44s %10s %10s %10s%n", "question", "median ms", "best ms", "worst ms");
        measure("count and customers", JourneyAnalysis::customers);
        measure("count and graph", journeys -> {
            journeys.count();
            journeys.graph(COUNTS);
        });
        measure("graph with edge times", journeys -> journeys.graph(TIMES));
        measure("graph with chances", journeys -> journeys.graph(CHANCES));
        measure("common paths, whole journeys", journeys -> journeys.commonPaths(paths(Paths.Span.JOURNEY)));
        measure("common paths, windows of 4", journeys -> journeys.commonPaths(paths(Paths.Span.WINDOW)));
        measure("breakdown by last step", journeys -> journeys.breakdown(new Breakdown.Request("lastStep", 20)));
        measureColumns();
    }

    /** Columns of the data, where it has any: the first load once, then warm. */
    private void measureColumns() {
        Columns columns = desk.journeys(nextScope()).set().columns();
        columns.traitNames().stream().findFirst().ifPresent(name -> {
            once("first load of trait " + name, () -> columns.trait(name));
            Breakdown.Request request = new Breakdown.Request("trait." + name, 20);
            measure("breakdown by trait " + name, journeys -> journeys.breakdown(request));
        });
        columns.attributeNames().stream().reduce((a, b) -> b).ifPresent(name -> {
            once("first load of attribute " + name, () -> columns.attribute(name));
            Breakdown.Request request = new Breakdown.Request("attribute." + name, 20);
            measure("breakdown by attribute " + name, journeys -> journeys.breakdown(request));
            String text = columns.attribute(name).values().text(0);
            String literal = text.replace("\\", "\\\\").replace("\"", "\\\"");
            String rule = columns.attribute(name).values().numeric()
                    ? "attributes[\"" + name + "\"] < 0"
                    : "attributes[\"" + name + "\"] == \"" + literal + '"';
            selecting = rule;
            measure("count of journeys with " + rule, JourneyAnalysis::count);
            selecting = null;
        });
    }

    private void once(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        out.printf(Locale.ROOT, "%-44s %10.1f%n", name, (System.nanoTime() - start) / 1e6);
    }

    private static Paths.Request paths(Paths.Span span) {
        return new Paths.Request(20, null, span, span == Paths.Span.WINDOW ? 4 : null, Paths.Order.COUNT, 1);
    }

    private void measure(String name, Consumer<JourneyAnalysis> question) {
        for (int i = 0; i < WARM_UP; i++) {
            question.accept(desk.journeys(nextScope()));
        }
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Scope scope = nextScope();
            long start = System.nanoTime();
            question.accept(desk.journeys(scope));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT, "%-44s %10.1f %10.1f %10.1f%n", name, millis[ROUNDS / 2], millis[0], millis[ROUNDS - 1]);
    }

    private Scope nextScope() {
        Definition all = Definition.DEFAULT;
        Duration inactivity = Duration.ofDays(400).plusSeconds(asked++);
        Definition definition =
                new Definition(null, all.afterConversion(), inactivity, null, null, all.repeats(), all.stepBy());
        return new Scope(null, null, null, null, null, null, null, null, selecting, null, false, definition);
    }
}
