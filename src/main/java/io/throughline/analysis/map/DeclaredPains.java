package io.throughline.analysis.map;

import io.throughline.analysis.map.PainPoint.Basis;
import io.throughline.analysis.map.PainPoint.Seen;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.DeclaredPain;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapStage;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Newcombe;
import io.throughline.measure.Rate;
import io.throughline.path.pattern.PathPattern;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pains that people declared, each looked for in the data. One with a pattern is seen where journeys that match it surely convert less; one
 * at a place where something was found there.
 */
final class DeclaredPains {
    private static final int MIN_CUSTOMERS = 10;
    private static final double SURE = 0.05;

    private final PainPlaces places;
    private final JourneyMap map;
    private final Stages stages;
    private final List<PainPoint> found;

    DeclaredPains(PainPlaces places, JourneyMap map, Stages stages, List<PainPoint> found) {
        this.places = places;
        this.map = map;
        this.stages = stages;
        this.found = found;
    }

    List<PainPoint> list() {
        return map.stages().stream()
                .flatMap(stage ->
                        stage.pains().stream().filter(this::isOfPersona).map(pain -> of(stage, pain)))
                .toList();
    }

    private boolean isOfPersona(DeclaredPain pain) {
        return places.persona == null
                || pain.personas().isEmpty()
                || pain.personas().contains(places.persona);
    }

    /** Whether a pain that was found is one that somebody declared. */
    boolean isDeclared(PainPoint pain) {
        return map.stages().stream()
                .anyMatch(stage -> stage.pains().stream()
                        .filter(this::isOfPersona)
                        .anyMatch(declared -> declared.pattern() == null && isAt(stage, declared, pain)));
    }

    private static boolean isAt(MapStage stage, DeclaredPain declared, PainPoint pain) {
        String at = declared.at();
        return at == null ? stage.id().equals(pain.stage()) : at.equals(touchpoint(pain));
    }

    /** Where it is; null for no touchpoint. */
    static @Nullable String touchpoint(PainPoint pain) {
        List<String> steps = pain.place().steps();
        return steps.isEmpty()
                ? pain.place().touchpoint()
                : pain.place().kind() == AnchorKind.EDGE ? steps.get(steps.size() - 1) : steps.get(0);
    }

    private PainPoint of(MapStage stage, DeclaredPain pain) {
        return pain.pattern() == null ? atPlace(stage, pain) : ofPattern(stage, pain, pain.pattern());
    }

    private PainPoint atPlace(MapStage stage, DeclaredPain pain) {
        String at = pain.at();
        TouchpointFigures figures = at == null ? null : places.of(at);
        long customers = at == null
                ? stages.list().get(places.scheme.stages().indexOf(stage.id())).customers()
                : figures == null ? 0 : figures.customers();
        Optional<PainPoint> worst =
                found.stream().filter(other -> isAt(stage, pain, other)).min(PainPoint.WORST_FIRST);
        Seen seen = worst.isPresent() ? Seen.SEEN : customers < MIN_CUSTOMERS ? Seen.UNDECIDED : Seen.NOT_SEEN;
        return new PainPoint(
                pain.id(),
                Source.DECLARED,
                pain.text(),
                place(stage, pain),
                stage.id(),
                places.persona,
                places.customers(Math.min(customers, places.journeys.customers())),
                worst.map(PainPoint::lostConversions).orElse(null),
                worst.map(PainPoint::lostValue).orElse(null),
                worst.map(PainPoint::basis).orElse(Basis.NONE),
                seen,
                worst.map(PainPoint::level).orElse(null),
                worst.map(PainPoint::evidence)
                        .orElseGet(() -> places.evidence("painPoints(map: " + ScopeText.quoted(map.id()) + ", stage: "
                                + ScopeText.quoted(stage.id())
                                + ") { source text seen customers { value numerator } }")),
                pain,
                worst.map(PainPoint::remedy).orElse(List.of()));
    }

    private Anchor place(MapStage stage, DeclaredPain pain) {
        return pain.at() == null
                ? Anchor.of(AnchorKind.STAGE, map.id(), stage.id())
                : Anchor.of(AnchorKind.TOUCHPOINT, pain.at());
    }

    private PainPoint ofPattern(MapStage stage, DeclaredPain pain, String pattern) {
        JourneySet set = places.journeys.set();
        PathPattern matching = PathPattern.of("pains." + pain.id() + ".pattern", pattern, set);
        Split split = set.blocks().parallelStream()
                .map(block -> new Split().gather(block, matching.keep(block)))
                .reduce(Split::merge)
                .orElseGet(Split::new);
        Rate with = split.with.rate("journeys that match");
        Rate without = split.without.rate("journeys that do not match");
        double gap = number(without) - number(with);
        boolean testable = without.denominator() > 0 && split.customers >= MIN_CUSTOMERS;
        boolean seen = testable && gap > 0 && pValue(with, without) < SURE;
        double lost = seen ? gap * with.denominator() : 0;
        return new PainPoint(
                pain.id(),
                Source.DECLARED,
                pain.text(),
                place(stage, pain),
                stage.id(),
                places.persona,
                places.customers(split.customers),
                seen ? (Double) lost : null,
                seen ? (Double) (split.conversions == 0 ? 0 : lost * split.value / split.conversions) : null,
                seen ? Basis.OBSERVED : Basis.NONE,
                seen ? Seen.SEEN : testable ? Seen.NOT_SEEN : Seen.UNDECIDED,
                null,
                matchingEvidence(pattern),
                pain,
                List.of());
    }

    private static double pValue(Rate with, Rate without) {
        Newcombe gap = Newcombe.of(
                number(with),
                with.denominator() / with.deff(),
                number(without),
                without.denominator() / without.deff(),
                0);
        return gap.isTestable() ? gap.pValue() : 1;
    }

    private static double number(Rate rate) {
        Double value = rate.value();
        return value == null ? 0 : value;
    }

    private Evidence matchingEvidence(String pattern) {
        return places.evidence("kpi(formula: { milestone: { matching: " + ScopeText.quoted(pattern)
                + " } }) { value numerator denominator customers }");
    }

    /** Journeys that match and the others, and how many convert. */
    private static final class Split {
        private final ClusteredRate with = new ClusteredRate();
        private final ClusteredRate without = new ClusteredRate();
        private long customers;
        private long conversions;
        private double value;

        Split gather(JourneyBlock block, BitSet matching) {
            int[] slot = block.slot();
            for (int first = 0; first < block.journeys(); ) {
                long[] sums = new long[4];
                int next = first;
                while (next < block.journeys() && slot[next] == slot[first]) {
                    int at = matching.get(next) ? 0 : 2;
                    sums[at + 1]++;
                    sums[at] += block.converted(next) ? 1 : 0;
                    conversions += block.converted(next) ? 1 : 0;
                    value += block.value()[next++];
                }
                with.add(sums[0], sums[1]);
                without.add(sums[2], sums[3]);
                customers += sums[1] > 0 ? 1 : 0;
                first = next;
            }
            return this;
        }

        Split merge(Split other) {
            with.add(other.with);
            without.add(other.without);
            customers += other.customers;
            conversions += other.conversions;
            value += other.value;
            return this;
        }
    }
}
