package io.throughline.analysis;

import io.throughline.analysis.kpi.Kpis;
import io.throughline.analysis.map.StageScheme;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.ScopeForm;
import io.throughline.kpi.KpiFormula;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapWords;
import io.throughline.path.pattern.PathPattern;
import io.throughline.persona.Persona;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the present data know, looked up once for a whole file. */
final class KnownWords implements MapWords {
    private final JourneyService journeys;
    private final ScopeForm form;
    private final Set<String> touchpoints = new TreeSet<>();
    private final Set<String> personas = new TreeSet<>();
    private @Nullable EvaluatedJourneys all;

    KnownWords(JourneyService journeys, PersonaService personas, ScopeForm form) {
        this.journeys = journeys;
        this.form = form;
        journeys.touchpoints().stream().map(Touchpoint::id).forEach(touchpoints::add);
        personas.list().stream().map(Persona::id).forEach(this.personas::add);
    }

    private EvaluatedJourneys all() {
        EvaluatedJourneys known = all;
        if (known == null) {
            known = journeys.journeys(Scope.ALL);
            all = known;
        }
        return known;
    }

    @Override
    public Set<String> touchpoints() {
        return touchpoints;
    }

    @Override
    public Set<String> personas() {
        return personas;
    }

    @Override
    public void checkPattern(String pattern, JourneyMap map) {
        JourneySet set = all().set();
        PathPattern.of("pattern", pattern, StageScheme.of(map, set.catalogue()).apply(set));
    }

    @Override
    public void checkFormula(KpiFormula formula) {
        Kpis.of(all(), formula);
    }

    @Override
    public void checkScope(Map<String, Object> members) {
        if (!members.isEmpty()) {
            journeys.journeys(form.read(members));
        }
    }
}
