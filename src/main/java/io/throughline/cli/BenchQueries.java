package io.throughline.cli;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.bottleneck.Bottleneck;
import io.throughline.analysis.bottleneck.Bottlenecks;
import io.throughline.analysis.bottleneck.Components;
import io.throughline.analysis.breakdown.Breakdown;
import io.throughline.analysis.breakdown.Breakdowns;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Attributions;
import io.throughline.attribution.ShapleyGame;
import io.throughline.graph.GraphView;
import io.throughline.graph.ProbablePaths;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.Scope;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.order.OrderChoice;
import io.throughline.markov.whatif.WhatIf;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.funnel.Funnels;
import io.throughline.path.time.Silences;
import io.throughline.path.time.TimeBetween;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Flows;
import io.throughline.path.tree.Occurrence;
import io.throughline.path.tree.PathTree;
import io.throughline.path.tree.PathTrees;
import io.throughline.path.variant.PathGroups;
import io.throughline.path.variant.Paths;
import io.throughline.persona.discovery.Discoveries;
import io.throughline.persona.discovery.Discovery;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times questions over scopes never asked before, warm: each round draws another inactivity, so nothing can be remembered. */
final class BenchQueries {
    private static final GraphView.Request COUNTS =
            new GraphView.Request(null, false, false, false, GraphView.Keep.ALL);
    private static final GraphView.Request RATES = new GraphView.Request(null, null, false, false);
    private static final GraphView.Request TIMES = new GraphView.Request(null, null, true, false);
    private static final GraphView.Request CHANCES = new GraphView.Request(null, null, false, true);

    private static final PathTree.Request TREE = new PathTree.Request(null, null, 5, 5, Occurrence.FIRST);
    private static final Flow.Request FLOW = new Flow.Request(null, 0, 7, 10, Occurrence.FIRST);
    private static final Bottleneck.Request BOTTLENECKS = new Bottleneck.Request(20, true, true, true);
    private static final String GAPS = "\"product-page\" ..{0,3} [channel=email] .. !\"return-desk\"* \"purchase\" $";

    private static final Discovery.Request GROUPS = new Discovery.Request(3, Discovery.By.BEHAVIOUR, 1);
    private static final Filters NO_FILTERS = new Filters(null, null);

    /** What a scope asks beyond its definition. */
    private record Filters(
            @Nullable String where,
            @Nullable String matching,
            @Nullable String attributes) {
        Filters(@Nullable String matching, @Nullable String attributes) {
            this(null, matching, attributes);
        }
    }

    private static final String BLOCKED = "return-desk";

    private final JourneyService service;
    private final Stopwatch stopwatch;
    private int asked;

    BenchQueries(JourneyService service, PrintWriter out) {
        this.service = service;
        this.stopwatch = new Stopwatch(out, 25, 15);
    }

    void run() {
        stopwatch.printHeader();
        measure("count and customers", EvaluatedJourneys::customers);
        measure("count and graph", journeys -> {
            journeys.count();
            journeys.view(COUNTS);
        });
        measure("graph with rates", journeys -> journeys.view(RATES));
        measure("graph with edge times", journeys -> journeys.view(TIMES));
        measure("graph with chances", journeys -> journeys.view(CHANCES));
        measure("common paths, whole journeys", journeys -> journeys.paths().page(paths(Paths.Span.JOURNEY)));
        measure("common paths, windows of 4", journeys -> journeys.paths().page(paths(Paths.Span.WINDOW)));
        measure("loops", journeys -> journeys.loops().first(20));
        measure(
                "silences",
                journeys -> Silences.of(journeys.set(), journeys.data().ids()));
        measure("time from start to conversion", journeys -> TimeBetween.of(journeys.set(), null, null));
        measure("channel switches", EvaluatedJourneys::channelSwitches);
        measure("groups of paths, 10", journeys -> PathGroups.of(journeys.set(), 10));
        measure("funnel of 4 steps", journeys -> Funnels.of(journeys.set(), funnel(null, false)));
        measure("funnel of 4 steps with times", journeys -> Funnels.of(journeys.set(), funnel(null, true)));
        measure(
                "funnel of 4 steps within a week",
                journeys -> Funnels.of(journeys.set(), funnel(Duration.ofDays(7), false)));
        measure("path tree of depth 5", journeys -> PathTrees.of(journeys.set(), TREE));
        measure("flow of 8 columns", journeys -> Flows.of(journeys.set(), FLOW));
        measure(
                "attribution, linear",
                journeys -> Attributions.of(journeys.set(), credits(AttributionModel.LINEAR, 0)));
        measure(
                "attribution, time decay",
                journeys -> Attributions.of(journeys.set(), credits(AttributionModel.TIME_DECAY, 0)));
        measure(
                "attribution, Shapley of paths",
                journeys -> Attributions.of(journeys.set(), credits(AttributionModel.SHAPLEY, 0)));
        measure(
                "attribution, linear, 500 samples",
                journeys -> Attributions.of(journeys.set(), credits(AttributionModel.LINEAR, 500)));
        measure(
                "attribution, chain of order 1",
                journeys -> Attributions.of(journeys.set(), credits(AttributionModel.MARKOV, 0)));
        measure("attribution, chain of order 3", journeys -> Attributions.of(journeys.set(), chain(3)));
        measure(
                "orders of chains up to 3",
                journeys -> OrderChoice.of(journeys.set(), new MarkovOrders.Request(3, false)));
        measure(
                "what if a step were blocked",
                journeys -> WhatIf.of(
                        journeys.set(), journeys.graph(), journeys.chain(), List.of(new WhatIf.Edit.Block(BLOCKED))));
        measure("count of a path pattern with gaps", new Filters(GAPS, null), EvaluatedJourneys::count);
        measure("drop-offs with lost conversions", journeys -> journeys.losses().dropOffs(20));
        measure(
                "bottlenecks with waits and reasons",
                journeys -> Bottlenecks.of(
                        journeys.set(), journeys.graph(), journeys.losses().lost(), BOTTLENECKS));
        measure("5 most probable paths", journeys -> ProbablePaths.of(journeys.graph(), null, null, 5));
        measure("components of the graph", journeys -> Components.of(journeys.graph()));
        measure("breakdown by last step", journeys -> Breakdowns.of(journeys, top("lastStep")));
        once(
                "discover 3 groups",
                () -> Discoveries.of(service.journeys(nextScope(NO_FILTERS)).set(), GROUPS));
        AttributeTable columns = service.journeys(nextScope(NO_FILTERS)).set().columns();
        columns.traitNames().stream().findFirst().ifPresent(name -> measureTrait(columns, name));
        measureRules(columns);
        columns.attributeNames().stream().reduce((a, b) -> b).ifPresent(name -> measureAttribute(columns, name));
    }

    private static Attribution.Request chain(int order) {
        return new Attribution.Request(
                AttributionModel.MARKOV, order, 0, 1, null, null, null, null, List.of(), ShapleyGame.PATHS);
    }

    /** The first load once, then warm. */
    private void measureTrait(AttributeTable columns, String name) {
        once("first load of trait " + name, () -> columns.trait(name));
        measure("breakdown by trait " + name, journeys -> Breakdowns.of(journeys, top("trait." + name)));
    }

    /** Once over behaviour that differs for each customer, and once over a trait too; then with their customers known. */
    private void measureRules(AttributeTable columns) {
        String behaviour = "count(\"newsletter\") >= 2 || value() > 200.0 && daysActive() > 3";
        measureRule("behaviour", behaviour);
        columns.traitNames().stream()
                .filter(name -> columns.trait(name).values().numeric())
                .findFirst()
                .ifPresent(name ->
                        measureRule("behaviour and " + name, "traits[\"" + name + "\"] < 35 && (" + behaviour + ")"));
    }

    private void measureRule(String name, String rule) {
        Filters filters = new Filters(rule, null, null);
        once(
                "customers by " + name + ", first",
                () -> service.journeys(nextScope(filters)).count());
        measure("count of customers by " + name, filters, EvaluatedJourneys::count);
    }

    private void measureAttribute(AttributeTable columns, String name) {
        once("first load of attribute " + name, () -> columns.attribute(name));
        measure("breakdown by attribute " + name, journeys -> Breakdowns.of(journeys, top("attribute." + name)));
        ColumnValues values = columns.attribute(name).values();
        String text = values.text(0).replace("\\", "\\\\").replace("\"", "\\\"");
        String compared = values.numeric() && !Double.isNaN(values.number(0)) ? "> " + text : "== \"" + text + '"';
        Filters filters = new Filters(null, "attributes[\"" + name + "\"] " + compared);
        measure("count of journeys with " + name + ' ' + compared, filters, EvaluatedJourneys::count);
    }

    private static Breakdown.Request top(String by) {
        return new Breakdown.Request(by, 20);
    }

    private void once(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        stopwatch.out().printf(Locale.ROOT, "%-44s %10.1f%n", name, (System.nanoTime() - start) / 1e6);
    }

    private static Attribution.Request credits(AttributionModel model, int samples) {
        return new Attribution.Request(model, 1, samples, 1, null, null, null, null, List.of(), ShapleyGame.PATHS);
    }

    private static Paths.Request paths(Paths.Span span) {
        return new Paths.Request(20, null, span, span == Paths.Span.WINDOW ? 4 : null, Paths.Order.COUNT, 1);
    }

    private static Funnel.Request funnel(@Nullable Duration within, boolean seconds) {
        List<Funnel.Condition> steps = Stream.of("search-ad", "product-page", "cart", "checkout")
                .map(id -> new Funnel.Condition(List.of(id), null, false, null))
                .toList();
        return new Funnel.Request(
                steps, Funnel.Order.ORDERED, Funnel.Entry.CLOSED, within, Funnel.CountBy.JOURNEY, seconds);
    }

    private void measure(String name, Consumer<EvaluatedJourneys> question) {
        measure(name, NO_FILTERS, question);
    }

    private void measure(String name, Filters filters, Consumer<EvaluatedJourneys> question) {
        stopwatch.measure(name, () -> {
            Scope scope = nextScope(filters);
            return () -> question.accept(service.journeys(scope));
        });
    }

    private Scope nextScope(Filters filters) {
        Duration inactivity = Duration.ofDays(400).plusSeconds(asked++);
        return new Scope(
                new CustomerFilter(null, filters.where),
                ChannelFilter.ALL,
                new JourneyFilter(null, null, null, null, null, filters.matching, filters.attributes, null, false),
                Definition.DEFAULT.withInactivity(inactivity));
    }
}
