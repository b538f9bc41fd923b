package io.throughline.analysis;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.ScopeNarrowing;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Consent;
import io.throughline.journey.Scope;
import io.throughline.journey.ScopeForm;
import io.throughline.map.JourneyMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where maps are laid over the newest data. */
public final class CellService {
    private final JourneyService journeys;
    private final ScopeForm form;

    public CellService(JourneyService journeys, ScopeForm form) {
        this.journeys = journeys;
        this.form = form;
    }

    /**
     * The cells of a map.
     *
     * @param persona one of the map's; null: all of them together
     * @param scope narrows the map's own further; null: as it is
     */
    public MapCells cells(JourneyMap map, @Nullable String persona, @Nullable Scope scope) {
        Scope own = scopeOf(map, scope);
        EvaluatedJourneys cut = journeys.journeys(persona == null ? own : own.withPersonas(List.of(persona)));
        return MapCells.of(map, persona, cut, () -> journeys.journeys(own));
    }

    private Scope scopeOf(JourneyMap map, @Nullable Scope more) {
        Scope own = map.scope().isEmpty() ? Scope.ALL : form.read(map.scope()).withConsent(Consent.HONOUR);
        Scope whole =
                map.personas().isEmpty() || own.customers().personas() != null ? own : own.withPersonas(map.personas());
        return more == null ? whole : ScopeNarrowing.both(whole, more);
    }
}
