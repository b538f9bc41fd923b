package io.throughline.map;

import io.throughline.journey.Reserved;
import io.throughline.kpi.Better;
import io.throughline.kpi.FormulaReader;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiFormula;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a stage is held to, and what could be done there: KPIs and opportunities. */
final class ChanceReader {
    static final Set<String> KEYS =
            Set.of("id", "text", "status", "eases", "owner", "effort", "customerValue", "businessValue", "edits");
    private static final List<String> KPI = List.of("id", "name", "target", "better", "department");
    static final Set<String> KPI_KEYS = Stream.concat(KPI.stream(), FormulaReader.names().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final Reading reading;
    private final String map;

    ChanceReader(Reading reading, String map) {
        this.reading = reading;
        this.map = map;
    }

    /** The key that is none of its own names the formula. */
    @Nullable
    Kpi kpi(Part part, @Nullable Kpi old) {
        KpiFormula formula = formula(part, old);
        Double target = reading.either(part, "target", () -> part.number("target"), old == null ? null : old.target());
        Better better = part.has("better") || old == null ? part.word("better", Better.class) : old.better();
        String department = reading.department(part, "department", old == null ? null : old.department());
        if (formula == null) {
            return null;
        }
        Kpi kpi = reading.faults.make(
                part,
                () -> new Kpi(
                                part.required("id"),
                                reading.name(part, "name", old == null ? null : old.name()),
                                formula,
                                target,
                                better == null ? Better.HIGHER : better,
                                department,
                                old == null ? 0 : old.revision())
                        .requireTarget());
        return kpi == null || old != null ? kpi : adopted(part, kpi);
    }

    /** A KPI that is kept without a map comes onto one as it is. */
    private Kpi adopted(Part part, Kpi kpi) {
        Kpi known = reading.kpis.get(kpi.id());
        if (known != null && !known.withRevision(0).equals(kpi)) {
            reading.faults.add(
                    part.near("id"),
                    "the KPI " + kpi.id() + " is kept and says otherwise; write it as it is kept, change it first, or"
                            + " choose another id");
        }
        return known == null ? kpi : known;
    }

    private @Nullable KpiFormula formula(Part part, @Nullable Kpi old) {
        List<String> other =
                part.keys().stream().filter(key -> !KPI.contains(key)).toList();
        if (other.isEmpty() && old != null) {
            return old.formula();
        }
        if (other.size() != 1) {
            reading.faults.add(
                    other.isEmpty() ? part.node : part.near(other.get(1)),
                    "a KPI has exactly one formula, such as conversion: true");
            return null;
        }
        String key = other.get(0);
        Object said = part.plain(key);
        KpiFormula formula = reading.faults.make(
                part, () -> FormulaReader.read("kpis", said == null ? Map.of() : Map.of(key, said)));
        if (formula != null) {
            reading.faults.check(part.near(key), () -> reading.words.checkFormula(formula));
        }
        return formula;
    }

    @Nullable
    Opportunity opportunity(Part part, String stage, @Nullable Opportunity old) {
        String text = reading.requiredOr(part, "text", old == null ? null : old.text());
        OpportunityStatus status =
                part.has("status") || old == null ? part.word("status", OpportunityStatus.class) : old.status();
        List<String> eases = reading.either(part, "eases", () -> eases(part), old == null ? null : old.eases());
        String owner = reading.department(part, "owner", old == null ? null : old.owner());
        Integer effort = reading.either(part, "effort", () -> part.whole("effort"), old == null ? null : old.effort());
        Double customer = reading.either(
                part, "customerValue", () -> part.number("customerValue"), old == null ? null : old.customerValue());
        Double business = reading.either(
                part, "businessValue", () -> part.number("businessValue"), old == null ? null : old.businessValue());
        List<Edit> edits = reading.either(part, "edits", () -> edits(part), old == null ? null : old.edits());
        return reading.faults.make(
                part,
                () -> new Opportunity(
                        part.required("id"),
                        text,
                        status == null ? OpportunityStatus.OPEN : status,
                        place(stage, old),
                        eases == null ? List.of() : eases,
                        owner,
                        effort,
                        customer,
                        business,
                        edits == null ? List.of() : edits,
                        old == null ? 0 : old.revision()));
    }

    /** A cell of the same stage stays. */
    private Anchor place(String stage, @Nullable Opportunity old) {
        Anchor before = old == null ? null : old.place();
        return before != null && map.equals(before.map()) && stage.equals(before.stage())
                ? before
                : Anchor.of(AnchorKind.STAGE, map, stage);
    }

    private List<String> eases(Part part) {
        List<String> ids = new ArrayList<>();
        for (Part.Texted each : part.texts("eases")) {
            ids.add(each.text());
            reading.places.put("eases " + each.text(), each.node());
        }
        return ids;
    }

    private List<Edit> edits(Part part) {
        Set<String> steps = new LinkedHashSet<>(reading.words.touchpoints());
        steps.add(Reserved.START);
        steps.add(Reserved.ENDED);
        List<Edit> edits = new ArrayList<>();
        for (Node item : part.list("edits")) {
            Object plain = PlainValues.of(item, reading.faults);
            reading.faults.check(item, () -> {
                Edit edit = EditText.read(plain);
                edits.add(edit);
                EditText.steps(edit).stream()
                        .filter(step -> reading.words.tells() && !steps.contains(step))
                        .forEach(step -> reading.faults.unknown(item, "the step", step, steps));
            });
        }
        return edits;
    }
}
