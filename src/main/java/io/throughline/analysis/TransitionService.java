package io.throughline.analysis;

import io.throughline.graph.GraphView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Consent;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Joining;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TransitionGraph;
import io.throughline.journey.TransitionGraph.Count;
import io.throughline.journey.TransitionGraph.Transition;
import io.throughline.measure.Check;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Keeps the journey graph in the database equal to that of the index, and lets the database recount it. */
public final class TransitionService {
    private static final GraphView.Request TIMES = new GraphView.Request(null, null, true, false);
    private static final GraphView.Request RATES = new GraphView.Request(null, null, false, false);
    private static final GraphView.Request COUNTS =
            new GraphView.Request(null, false, false, false, GraphView.Keep.ALL);

    private final JourneyIndex index;
    private final JourneyService journeys;
    private final TransitionGraph stored;
    private final TimelineSource timelines;

    /** Personas are those that the service knows. */
    public TransitionService(
            JourneyIndex index, JourneyService journeys, TransitionGraph stored, TimelineSource timelines) {
        this.timelines = timelines;
        this.index = index;
        this.journeys = journeys;
        this.stored = stored;
    }

    private record Ends(String from, String to) {}

    /**
     * Writes what has changed since the database's graphs were last written, over everyone and for each persona; false where all knew
     * the newest import. One caller at a time: two would write the same transition twice.
     */
    public synchronized boolean refresh() {
        if (index.version() < 0) {
            return false;
        }
        boolean changed = refresh(TransitionGraph.EVERYONE, Scope.ALL);
        PersonaStore personas = journeys.members().store();
        List<Persona> counted = new ArrayList<>();
        for (Persona persona : personas.list()) {
            try {
                changed |= refresh(persona.id(), Scope.ALL.withPersonas(List.of(persona.id())));
                counted.add(persona);
            } catch (InvalidArgument fault) {
                continue; // a rule that cannot be evaluated has no graph, not one without transitions
            }
        }
        stored.keepOnly(unchanged(counted, personas.list()));
        return changed;
    }

    /** Those whose rule is still the one their graph was counted by; the others are counted again. */
    private static List<String> unchanged(List<Persona> before, List<Persona> after) {
        Map<String, String> rules = new HashMap<>();
        before.forEach(persona -> rules.put(persona.id(), persona.rule()));
        return after.stream()
                .filter(persona -> persona.rule().equals(rules.get(persona.id())))
                .map(Persona::id)
                .toList();
    }

    private boolean refresh(String persona, Scope scope) {
        long version = index.version();
        OptionalLong known = stored.asOf(persona);
        if (known.isPresent() && known.getAsLong() == version) {
            return false;
        }
        Map<Ends, Long> converted = new HashMap<>();
        Scope converting = scope.withJourneys(scope.journeys().withConverted(true));
        for (GraphView.Edge edge : journeys.journeys(converting).view(RATES).edges()) {
            converted.put(new Ends(edge.from(), edge.to()), edge.journeys());
        }
        List<Transition> transitions = journeys.journeys(scope).view(TIMES).edges().stream()
                .map(edge -> transition(edge, converted.getOrDefault(new Ends(edge.from(), edge.to()), 0L)))
                .toList();
        stored.write(persona, transitions, version);
        return true;
    }

    private static Transition transition(GraphView.Edge edge, long converted) {
        return new Transition(
                edge.from(),
                edge.to(),
                edge.count(),
                edge.probability(),
                edge.journeys(),
                converted,
                edge.medianSeconds(),
                edge.p90Seconds());
    }

    /**
     * Counts all transitions in the database and in the index. Holds where every single one is equal; the sides shown are their sums.
     * The result is then one of the checks of the unscoped question, as long as nothing changes. Empty where an import came in
     * between, so that the two sides speak of different data.
     *
     * @param goesOn asked again and again; empty also once it does not
     */
    public Optional<Check> verify(BooleanSupplier goesOn) {
        long version = index.version();
        if (timelines.version() != version) {
            return Optional.empty();
        }
        List<Count> counts = stored.count(() -> index.version() == version && goesOn.getAsBoolean())
                .orElse(null);
        if (counts == null) {
            return Optional.empty();
        }
        Map<Ends, Long> left = new HashMap<>();
        for (Count count : counts) {
            left.put(new Ends(count.from(), count.to()), count.count());
        }
        Map<Ends, Long> right = new HashMap<>();
        for (GraphView.Edge edge : journeys.journeys(
                        Scope.ALL.withIdentity(Joining.NONE).withConsent(Consent.IGNORE))
                .view(COUNTS)
                .edges()) {
            right.put(new Ends(edge.from(), edge.to()), edge.count());
        }
        Check check = new Check(
                "transitions counted in the database = transitions of the index",
                left.equals(right),
                sum(left),
                sum(right));
        if (timelines.version() != version || index.version() != version) {
            return Optional.empty();
        }
        journeys.verified(version, check);
        return Optional.of(check);
    }

    private static double sum(Map<Ends, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
