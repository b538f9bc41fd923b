package io.throughline.analysis.map;

import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.catalogue.Touchpoint;
import io.throughline.map.MapStage;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What could be done on a map: for each pain point that was found, a change by the kind of pain, with the opportunity that eases it; and all other opportunities
 * that are not done.
 */
final class Candidates {
    private static final Set<OpportunityStatus> OPEN =
            Set.of(OpportunityStatus.OPEN, OpportunityStatus.PLANNED, OpportunityStatus.DOING);

    private final MapCells cells;
    private final GainEstimates gains;
    private final List<PainPoint> pains;
    private final Set<String> taken = new HashSet<>();

    Candidates(MapCells cells, GainEstimates gains) {
        this.cells = cells;
        this.gains = gains;
        this.pains = cells.painPoints(null, Integer.MAX_VALUE);
    }

    List<Recommendation> list() {
        List<Recommendation> all = new ArrayList<>();
        pains.stream()
                .filter(pain -> pain.source() != Source.DECLARED && pain.source() != Source.KPI)
                .forEach(pain -> all.add(of(pain)));
        HandOvers.of(cells.journeys(), cells.scheme(), gains).forEach(slow -> all.add(of(slow)));
        for (MapStage stage : cells.map().stages()) {
            stage.opportunities().stream()
                    .filter(chance -> OPEN.contains(chance.status()))
                    .filter(chance -> !chance.edits().isEmpty() || !taken.contains(chance.id()))
                    .forEach(chance -> all.add(of(stage, chance)));
        }
        return all;
    }

    private Recommendation of(PainPoint pain) {
        Optional<Opportunity> easing = cells.map().stages().stream()
                .flatMap(stage -> stage.opportunities().stream())
                .filter(chance -> OPEN.contains(chance.status()) && eases(chance, pain))
                .findFirst();
        easing.ifPresent(chance -> taken.add(chance.id()));
        String owner = easing.map(Opportunity::owner).orElse(null);
        return new Recommendation(
                text(pain) + easing.map(chance -> ": " + chance.text()).orElse(""),
                List.of(pain.text()),
                pain.stage(),
                pain.persona(),
                pain.remedy(),
                pain.customers().numerator(),
                owner == null ? ownerOf(pain.stage()) : owner,
                easing.orElse(null),
                pain.evidence(),
                null,
                null);
    }

    /** It names the pain point, or a declared one that is seen by it. */
    private boolean eases(Opportunity chance, PainPoint pain) {
        return chance.eases().contains(pain.id())
                || pains.stream()
                        .filter(declared -> declared.source() == Source.DECLARED
                                && chance.eases().contains(declared.id()))
                        .anyMatch(declared -> declared.seen() == PainPoint.Seen.SEEN
                                && DeclaredPains.touchpoint(declared) != null
                                && Objects.equals(DeclaredPains.touchpoint(declared), DeclaredPains.touchpoint(pain)));
    }

    private Recommendation of(MapStage stage, Opportunity chance) {
        List<PainPoint> eased = pains.stream()
                .filter(pain -> chance.eases().contains(pain.id()))
                .toList();
        return new Recommendation(
                chance.text(),
                eased.stream().map(PainPoint::text).toList(),
                stage.id(),
                cells.persona(),
                chance.edits(),
                eased.stream()
                        .mapToLong(pain -> pain.customers().numerator())
                        .max()
                        .orElseGet(() -> customersOf(stage.id())),
                chance.owner() == null ? stage.owner() : chance.owner(),
                chance,
                null,
                null,
                null);
    }

    private Recommendation of(HandOvers.Slow slow) {
        String stage = cells.scheme().stageOf().get(slow.to());
        String from = name(slow.from());
        return new Recommendation(
                "From " + from + ", hand over to " + name(slow.sibling()) + " instead of " + name(slow.to()),
                List.of(name(slow.to()) + " is reached in " + PainPlaces.duration(slow.slowSeconds()) + " from " + from
                        + ", " + name(slow.sibling()) + " in " + PainPlaces.duration(slow.siblingSeconds())),
                stage,
                cells.persona(),
                List.of(slow.remedy()),
                slow.customers(),
                ownerOf(stage),
                null,
                cells.evidence("graph { edges { from to count medianSeconds } } whatIf(edits: [{ reroute: { at: "
                        + ScopeText.quoted(slow.from()) + ", from: " + ScopeText.quoted(slow.to()) + ", to: "
                        + ScopeText.quoted(slow.sibling()) + ", share: 1 } }]) { conversionsGained valueGained }"),
                null,
                null);
    }

    private long customersOf(String stage) {
        return cells.stages().stream()
                .filter(column -> column.id().equals(stage))
                .findFirst()
                .map(column -> column.figures().customers())
                .orElse(0L);
    }

    /** What to do about a kind of pain. */
    private String text(PainPoint pain) {
        String place = name(DeclaredPains.touchpoint(pain));
        return switch (pain.source()) {
            case BOTTLENECK, DROP_OFF -> "Lose no more at " + place + " than is usual";
            case LOOP -> "Spare customers the way back to " + place;
            case SILENCE -> "Win back those who fall silent after " + place;
            case DEVIATION -> "Keep journeys on the design at " + place;
            default -> "Listen to those who feel bad at " + place;
        };
    }

    private String name(@Nullable String id) {
        return cells.journeys().set().catalogue().touchpoints().stream()
                .filter(touchpoint -> touchpoint.id().equals(id))
                .findFirst()
                .map(Touchpoint::name)
                .orElse(String.valueOf(id));
    }

    private @Nullable String ownerOf(@Nullable String stage) {
        return stage == null
                ? null
                : cells.map().stage(stage).map(MapStage::owner).orElse(null);
    }
}
