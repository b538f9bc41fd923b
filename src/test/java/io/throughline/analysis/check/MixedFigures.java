package io.throughline.analysis.check;

import io.throughline.analysis.bottleneck.Losses;
import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.measure.Check;
import io.throughline.path.loop.Loops;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.variant.CommonPaths;
import io.throughline.persona.Persona;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The checks of a set of journeys, some figures of which are taken from other journeys with the same steps. Figures are named as the
 * {@link Figure}s, or as the parts that checks are given beside them.
 */
public final class MixedFigures {
    static final JourneySet SET = Fixture.journeys("A > B => buy 40", "A > C", "B > A > B");
    private static final JourneySet OTHER =
            Fixture.journeys("A > C => buy 7", "C > C", "C > A > B => buy 5 | B", "C > C > C");

    /** All of which some check speaks. */
    public static final List<String> NAMES = List.of(
            "attribution",
            "chain",
            "cohorts",
            "commonPaths",
            "components",
            "converted",
            "count",
            "edges",
            "endings",
            "firstSteps",
            "flow",
            "funnel",
            "interactions",
            "kpi",
            "loops",
            "members",
            "pathTree",
            "personas",
            "switches",
            "trend",
            "value",
            "whatIf");

    private final Set<String> other;

    private MixedFigures(String... other) {
        if (!NAMES.containsAll(List.of(other))) {
            throw new IllegalArgumentException("not all of " + List.of(other) + " are figures");
        }
        this.other = Set.of(other);
    }

    /** Names of the checks that fail where these figures speak of other journeys. */
    public static List<String> broken(String... other) {
        return new MixedFigures(other)
                .checks().stream()
                        .filter(check -> !check.holds())
                        .map(Check::name)
                        .toList();
    }

    /** Names of the checks of a sound set, as users see them. */
    public static List<String> sound() {
        return JourneyChecks.of(evaluate(SET, new MixedFigures())).stream()
                .map(Check::name)
                .toList();
    }

    private static EvaluatedJourneys evaluate(JourneySet set, MixedFigures mixed) {
        return new EvaluatedJourneys(
                set,
                new EvaluatedJourneys.Data(
                        ids -> new String[ids.length],
                        contact -> false,
                        List::of,
                        mixed::split,
                        List::of,
                        EvaluatedJourneys.Data.of(ids -> new String[0], null).said(),
                        0));
    }

    /** One persona that everyone fits. */
    private PersonaSplit split() {
        BitSet everyone = new BitSet();
        SET.blocks()
                .forEach(block ->
                        java.util.Arrays.stream(block.timelines().ordinals()).forEach(everyone::set));
        Persona all = new Persona("all", "All", "true", null, List.of(), null);
        return new PersonaSplit(Map.of(all, everyone), everyone, members -> of("personas"));
    }

    private JourneySet of(Figure figure) {
        String name = figure.name().replace("_", "");
        return of(NAMES.stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow());
    }

    private JourneySet of(String figure) {
        return other.contains(figure) ? OTHER : SET;
    }

    private List<Check> checks() {
        Figures mixed = figure -> evaluate(of(figure), this);
        JourneyGraph graph = JourneyGraph.of(of("edges"));
        AbsorbingChain chain = AbsorbingChain.of(JourneyGraph.of(of("chain")));
        return Stream.of(
                        new SumChecks(SET, mixed)
                                .of(graph, chain, new CommonPaths(of("commonPaths")), contact -> false),
                        BreakdownChecks.of(of("firstSteps"), mixed),
                        TimeChecks.of(SET, Loops.of(of("loops")), ChannelSwitches.of(of("switches"))),
                        new OrderChecks(SET, mixed).of(graph),
                        CreditChecks.of(mixed, graph),
                        LossChecks.of(SET, Losses.of(of("endings"), graph, AbsorbingChain.of(graph)), mixed),
                        PersonaChecks.of(SET, graph, this::split),
                        ChainChecks.of(SET, mixed),
                        KpiChecks.of(mixed))
                .flatMap(List::stream)
                .toList();
    }
}
