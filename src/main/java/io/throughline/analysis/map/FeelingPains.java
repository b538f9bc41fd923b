package io.throughline.analysis.map;

import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.map.PainPoint.Basis;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.JourneyBlock;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.markov.whatif.Gains;
import io.throughline.measure.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoints where customers surely feel bad, and worse than at the median of the stage. Losses are observed: journeys with a low level
 * there would have converted like the other answered ones, persona by persona.
 */
final class FeelingPains {
    private final PainPlaces places;
    private final JoinedFeedback joined;
    private final List<BitSet> personas;
    private final Map<String, Integer> codes = new HashMap<>();
    /** Items by code of their touchpoint, in their order, and where those of each touchpoint begin. */
    private final int[] items;

    private final int[] from;

    private FeelingPains(PainPlaces places, EvaluatedFeedback feedback) {
        this.places = places;
        this.joined = feedback.set();
        this.personas = List.copyOf(places.journeys.split().members().values());
        int[] code = joined.byTouchpoint(id -> codes.computeIfAbsent(id, known -> codes.size()), -1);
        from = new int[codes.size() + 1];
        items = new int[code.length];
        for (int one : code) {
            if (one >= 0) {
                from[one + 1]++;
            }
        }
        for (int one = 1; one < from.length; one++) {
            from[one] += from[one - 1];
        }
        int[] next = from.clone();
        for (int place = 0; place < code.length; place++) {
            if (code[place] >= 0) {
                items[next[code[place]]++] = place;
            }
        }
    }

    /** Places of the items of a touchpoint. */
    private int[] itemsAt(String touchpoint) {
        Integer code = codes.get(touchpoint);
        return code == null ? new int[0] : Arrays.copyOfRange(items, from[code], from[code + 1]);
    }

    static List<PainPoint> of(PainPlaces places, EvaluatedFeedback feedback) {
        return new FeelingPains(places, feedback).list();
    }

    private List<PainPoint> list() {
        Map<String, Estimate> levels = new TreeMap<>();
        FeedbackGroups.by(joined, joined::touchpoint, 10_000).forEach(row -> {
            Estimate level = row.level();
            if (level != null && places.of(row.key()) != null) {
                levels.put(row.key(), level);
            }
        });
        List<PainPoint> found = new ArrayList<>();
        levels.forEach((touchpoint, level) -> {
            Double high = level.high();
            Double value = level.value();
            if (high != null && high < 0 && value != null && value < median(levels, places.stageOf(touchpoint))) {
                found.add(pain(touchpoint, level));
            }
        });
        return found;
    }

    /** Of the stage; the upper one of two in the middle, and 0 where nothing else tells. */
    private double median(Map<String, Estimate> levels, @Nullable String stage) {
        double[] sorted = levels.entrySet().stream()
                .filter(entry -> Objects.equals(places.stageOf(entry.getKey()), stage))
                .map(entry -> entry.getValue().value())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length < 2 ? 0 : sorted[sorted.length / 2];
    }

    private PainPoint pain(String touchpoint, Estimate level) {
        String text = String.format(
                Locale.ROOT,
                "Customers rate %s low: level %.2f, %,d answers",
                places.name(touchpoint),
                Objects.requireNonNull(level.value()),
                level.n());
        int[] said = itemsAt(touchpoint);
        long low = 0;
        int before = -1;
        for (int place : said) {
            boolean bad = joined.level(place) < 0;
            if (bad && (joined.customer(place) < 0 || joined.customer(place) != before)) {
                low++;
                before = joined.customer(place);
            }
        }
        return places.found(
                Source.FEELING,
                Anchor.of(AnchorKind.TOUCHPOINT, touchpoint),
                places.stageOf(touchpoint),
                text,
                places.customers(Math.min(low, places.journeys.customers())),
                observed(said),
                Basis.OBSERVED,
                level,
                List.of(),
                "feedback(filter: { touchpoints: [" + ScopeText.quoted(touchpoint)
                        + "] }) { level { value low high n } quotes(level: { to: -0.01 }) { edges { node { text } }"
                        + " } }");
    }

    /** Sums of one persona: journeys and conversions of those who feel bad and of the others, and value of the others' conversions. */
    private static final class Stratum {
        private final long[] journeys = new long[2];
        private final long[] converted = new long[2];
        private double value;
        private long valued;

        double lost() {
            return journeys[1] == 0 ? 0 : (double) journeys[0] * converted[1] / journeys[1] - converted[0];
        }
    }

    private Gains.@Nullable Gain observed(int[] said) {
        Stratum[] strata = new Stratum[personas.size() + 1];
        for (long key : journeys(said)) {
            add(strata, (int) (key >>> (1 + Integer.SIZE)), (int) (key >>> 1), (int) (key & 1));
        }
        double lost = 0;
        double value = 0;
        for (Stratum stratum : strata) {
            if (stratum != null) {
                double mine = stratum.lost();
                lost += mine;
                value += stratum.valued == 0 ? 0 : mine * stratum.value / stratum.valued;
            }
        }
        return new Gains.Gain(Math.max(0, lost), Math.max(0, value));
    }

    /**
     * Journeys with an item that has a level, by block and number, and in the lowest bit whether they do not feel bad. The items of a journey
     * lie among those of its customer.
     */
    private long[] journeys(int[] said) {
        long[] keys = new long[said.length];
        double[] sums = new double[said.length];
        int size = 0;
        int first = 0;
        int before = -1;
        for (int place : said) {
            double level = joined.level(place);
            if (joined.journey(place) < 0 || Double.isNaN(level)) {
                continue;
            }
            if (joined.customer(place) != before) {
                before = joined.customer(place);
                first = size;
            }
            long key = ((long) joined.block(place) << (1 + Integer.SIZE)) | ((long) joined.journey(place) << 1);
            int at = first;
            while (at < size && keys[at] != key) {
                at++;
            }
            keys[at] = key;
            sums[at] += level;
            size = Math.max(size, at + 1);
        }
        for (int i = 0; i < size; i++) {
            keys[i] |= sums[i] < 0 ? 0 : 1;
        }
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** @param group 0: feels bad */
    private void add(Stratum[] strata, int in, int journey, int group) {
        JourneyBlock block = places.journeys.set().blocks().get(in);
        int customer = block.timelines().ordinals()[block.slot()[journey]];
        int row = 0;
        while (row < personas.size() && !personas.get(row).get(customer)) {
            row++;
        }
        Stratum stratum = strata[row] == null ? new Stratum() : strata[row];
        strata[row] = stratum;
        stratum.journeys[group]++;
        if (block.converted(journey)) {
            stratum.converted[group]++;
            stratum.valued++;
            stratum.value += block.value()[journey];
        }
    }
}
