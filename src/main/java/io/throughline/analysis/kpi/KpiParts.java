package io.throughline.analysis.kpi;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.kpi.FeedbackFormula;
import io.throughline.kpi.JourneyFormula;
import io.throughline.kpi.KpiFormula;
import io.throughline.kpi.KpiValue;
import io.throughline.persona.Persona;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A named figure of parts of the same journeys. Parts overlap where a customer fits several personas, or a journey visits several stages or channels. */
public final class KpiParts {
    private static final int MAX_PARTS = 200;

    /** What the parts are. */
    public enum By {
        /** Journeys, or feedback, of customers who fit a persona. */
        PERSONA,
        /** Journeys that visit a stage, or feedback at it. */
        STAGE,
        /** Journeys with a step on a channel, or feedback on it. */
        CHANNEL
    }

    /** A part and its figure. */
    public record Part(String key, KpiValue value) {}

    private KpiParts() {}

    /** Those drawn from most first, at most 200. */
    public static List<Part> of(EvaluatedJourneys journeys, KpiFormula formula, By by) {
        List<Part> parts = formula instanceof JourneyFormula counted
                ? counted(journeys, counted, by)
                : said(journeys, (FeedbackFormula) formula, by);
        return parts.stream()
                .sorted(Comparator.<Part>comparingLong(part -> -part.value.n()).thenComparing(Part::key))
                .limit(MAX_PARTS)
                .toList();
    }

    private static List<Part> counted(EvaluatedJourneys journeys, JourneyFormula formula, By by) {
        JourneySet set = journeys.set();
        InteractionKindNames names = set.contacts();
        Map<String, JourneySet> sets = new TreeMap<>();
        switch (by) {
            case PERSONA ->
                members(journeys)
                        .forEach((id, members) ->
                                sets.put(id, journeys.split().cut().apply(members)));
            case STAGE -> visiting(set, contact -> names.touchpointOf(contact).stage(), sets);
            case CHANNEL -> visiting(set, names::channelOf, sets);
        }
        List<Part> parts = new ArrayList<>();
        sets.forEach((key, part) -> parts.add(new Part(key, Kpis.inCurrency(journeys, formula, formula.over(part)))));
        return parts;
    }

    private static Map<String, BitSet> members(EvaluatedJourneys journeys) {
        Map<String, BitSet> members = new TreeMap<>();
        for (Map.Entry<Persona, BitSet> one : journeys.split().members().entrySet()) {
            members.put(one.getKey().id(), one.getValue());
        }
        return members;
    }

    /** Journeys by what their steps have. Cost: one pass over the steps. */
    private static void visiting(JourneySet set, IntFunction<@Nullable String> keyOf, Map<String, JourneySet> sets) {
        Map<String, Integer> codes = new TreeMap<>();
        int[] codeOf = new int[set.plan().step().length];
        for (int contact = 0; contact < codeOf.length; contact++) {
            String key = keyOf.apply(contact);
            codeOf[contact] = key == null ? -1 : codes.computeIfAbsent(key, k -> codes.size());
        }
        Map<JourneyBlock, BitSet[]> hits = new IdentityHashMap<>();
        set.blocks().forEach(block -> hits.put(block, visits(block, codeOf, codes.size())));
        codes.forEach((key, code) -> sets.put(key, set.keep(block -> Objects.requireNonNull(hits.get(block))[code])));
    }

    private static BitSet[] visits(JourneyBlock block, int[] codeOf, int codes) {
        BitSet[] hits = new BitSet[codes];
        Arrays.setAll(hits, i -> new BitSet());
        int[] contact = block.timelines().contact();
        for (int j = 0; j < block.journeys(); j++) {
            for (int place = block.offset()[j]; place < block.offset()[j + 1]; place++) {
                int code = codeOf[contact[block.row().at(place)]];
                if (code >= 0) {
                    hits[code].set(j);
                }
            }
        }
        return hits;
    }

    private static List<Part> said(EvaluatedJourneys journeys, FeedbackFormula formula, By by) {
        JoinedFeedback joined = SaidKpis.items(journeys, formula);
        Map<String, BitSet> places = new TreeMap<>();
        switch (by) {
            case PERSONA ->
                members(journeys)
                        .forEach((id, members) -> places.put(
                                id,
                                where(
                                        joined,
                                        place -> joined.customer(place) >= 0 && members.get(joined.customer(place)))));
            case STAGE -> group(joined, joined::stage, places);
            case CHANNEL -> group(joined, joined::channel, places);
        }
        List<Part> parts = new ArrayList<>();
        places.forEach((key, some) -> parts.add(new Part(key, SaidKpis.over(formula, joined.keep(some)))));
        return parts;
    }

    private static BitSet where(JoinedFeedback joined, IntPredicate test) {
        BitSet places = new BitSet();
        for (int place = 0; place < joined.size(); place++) {
            places.set(place, test.test(place));
        }
        return places;
    }

    private static void group(JoinedFeedback joined, IntFunction<@Nullable String> keyOf, Map<String, BitSet> places) {
        for (int place = 0; place < joined.size(); place++) {
            String key = keyOf.apply(place);
            if (key != null) {
                places.computeIfAbsent(key, k -> new BitSet()).set(place);
            }
        }
    }
}
