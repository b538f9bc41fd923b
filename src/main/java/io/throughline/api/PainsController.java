package io.throughline.api;

import io.throughline.analysis.CellService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TalkService;
import io.throughline.analysis.map.PainPoint;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.map.Opportunity;
import io.throughline.map.Signed;
import io.throughline.persona.Persona;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What hurts customers, found and declared. */
@Controller
final class PainsController {
    private static final int MAX_FIRST = 1_000;
    private static final String TYPE = "PainPoint";

    private final CellService cells;
    private final TalkService talk;
    private final PersonaService personas;

    PainsController(CellService cells, TalkService talk, PersonaService personas) {
        this.cells = cells;
        this.talk = talk;
        this.personas = personas;
    }

    @SchemaMapping(typeName = "Journeys")
    List<PainPoint> painPoints(
            EvaluatedJourneys journeys,
            @Argument @Nullable String map,
            @Argument @Nullable String stage,
            @Argument int first) {
        return cells.painPoints(journeys, map, stage, Connections.checkFirst(first, MAX_FIRST));
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable
    Persona persona(PainPoint pain) {
        return pain.persona() == null ? null : personas.find(pain.persona()).orElse(null);
    }

    @SchemaMapping(typeName = TYPE)
    EvidenceAnswer evidence(PainPoint pain) {
        return EvidenceAnswer.of(pain.evidence());
    }

    @SchemaMapping(typeName = TYPE)
    List<Opportunity> opportunities(PainPoint pain) {
        return talk.opportunities(null, null, null).stream()
                .filter(chance -> chance.eases().contains(pain.id()))
                .toList();
    }

    @SchemaMapping(typeName = "Opportunity")
    List<String> easesIds(Opportunity opportunity) {
        return opportunity.eases();
    }

    @SchemaMapping
    List<PainPoint> eases(Opportunity opportunity) {
        return cells.eased(opportunity);
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable
    String by(PainPoint pain) {
        Signed signed = signed(pain);
        return signed == null ? null : signed.by();
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable
    String pattern(PainPoint pain) {
        return pain.declared() == null ? null : pain.declared().pattern();
    }

    private static @Nullable Signed signed(PainPoint pain) {
        return pain.declared() == null ? null : pain.declared().declared();
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable
    OffsetDateTime at(PainPoint pain) {
        Signed signed = signed(pain);
        return signed == null ? null : signed.at().atOffset(ZoneOffset.UTC);
    }
}
