package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.access.Digest;
import io.throughline.access.KeyStore;
import io.throughline.access.NamedKey;
import io.throughline.access.Role;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.AuditLog;
import io.throughline.journey.EditConflict;
import io.throughline.journey.KeptMapping;
import io.throughline.journey.MappingStore;
import io.throughline.kpi.Better;
import io.throughline.kpi.Department;
import io.throughline.kpi.FormulaText;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStore;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.Comment;
import io.throughline.map.CommentStore;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapEdits;
import io.throughline.map.MapStore;
import io.throughline.map.MapVersion;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import io.throughline.map.OpportunityStore;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import io.throughline.quality.RuleStore;
import io.throughline.quality.RuleStore.SourceRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Edits by hand: each is kept with its entry in the audit log, or neither is. */
interface ToldEditsContract extends StoreContract {
    private List<String> told() {
        List<String> told = new ArrayList<>();
        database()
                .bean(AuditLog.class)
                .forEach(one -> told.add(String.join(" ", one.who(), one.action(), one.subject(), one.detail())));
        return told;
    }

    /** Everything that is kept, but the log and whose turn it is to write. */
    private List<String> kept() {
        try (var session = database().driver().session()) {
            return session.run("""
                            MATCH (n) WHERE NOT n:Audit AND NOT n:Lease
                            CALL (n) {
                              OPTIONAL MATCH (n)-[r]->(m)
                              WITH type(r) + ' ' + elementId(m) AS one ORDER BY one
                              RETURN collect(one) AS out
                            }
                            RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties, out ORDER BY id
                            """).list(row -> row.asMap().toString());
        }
    }

    private void run(String statement) {
        try (var session = database().driver().session()) {
            session.run(statement).consume();
        }
    }

    private static Kpi kpi(String id, int revision) {
        return new Kpi(id, "Sold", FormulaText.read("{conversion: true}"), null, Better.HIGHER, null, revision);
    }

    private MapStore maps() {
        return database().bean(MapStore.class);
    }

    /** What is to be told, by whom edits. */
    private Map<String, Runnable> edits() {
        MappingStore mappings = database().bean(MappingStore.class);
        RuleStore rules = database().bean(RuleStore.class);
        KeyStore keys = database().bean(KeyStore.class);
        PersonaStore personas = database().bean(PersonaStore.class);
        KpiStore kpis = database().bean(KpiStore.class);
        CommentStore comments = database().bean(CommentStore.class);
        Comment comment =
                new Comment("c1", Anchor.of(AnchorKind.KPI, "k"), "kim", Instant.EPOCH, "why", null, 1, false, null);
        JourneyMap map = JourneyMap.empty("m", "Way");
        Map<String, Runnable> edits = new LinkedHashMap<>();
        edits.put("kim saveMapping till ", () -> mappings.save(new KeptMapping("till", "a"), "kim"));
        edits.put("kim removeMapping till ", () -> mappings.delete("till", "kim"));
        edits.put("kim saveQualityRules shop ", () -> rules.save(new SourceRules("shop", "a"), "kim"));
        edits.put("kim removeQualityRules shop ", () -> rules.delete("shop", "kim"));
        edits.put("kim addKey bo ", () -> keys.addKey(new NamedKey("bo", Role.ADMIN, Digest.of("s")), "kim"));
        edits.put("kim removeKey bo ", () -> keys.removeKey("bo", "kim"));
        edits.put(
                "kim definePersona p ",
                () -> personas.save(new Persona("p", "P", "true", null, List.of(), null), "kim"));
        edits.put("kim deletePersona p ", () -> personas.delete("p", "kim"));
        edits.put("kim saveKpi k ", () -> kpis.save(kpi("k", 0), null, "kim"));
        edits.put(
                "kim applyKpis departments/shop, l ",
                () -> kpis.apply(List.of(new Department("shop", "Shop")), List.of(kpi("l", 0)), List.of(), "kim"));
        edits.put("kim comment KPI k c1", () -> comments.save(comment, "kim"));
        edits.put("lee resolveComment KPI k c1", () -> comments.save(comment.withResolved(true), "lee"));
        edits.put("kim deleteKpi k ", () -> kpis.delete("k", 1, "kim"));
        edits.put(
                "kim saveOpportunity o ",
                () -> database()
                        .bean(OpportunityStore.class)
                        .save(
                                new Opportunity(
                                        "o",
                                        "Do",
                                        OpportunityStatus.OPEN,
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        0),
                                null,
                                "kim"));
        edits.put(
                "kim describeTouchpoint look, buy ",
                () -> catalogue()
                        .describe(
                                List.of(
                                        new TouchpointEdit("look", "Look", "web", null, "aware", "shop", null),
                                        new TouchpointEdit("nowhere", "x", null, null, null, null, null),
                                        new TouchpointEdit("buy", "Buy", "till", null, "buy", "shop", true)),
                                "kim"));
        edits.put("kim applyMaps m ", () -> maps().write(new MapEdits(List.of(map), List.of(), "applyMaps", "kim")));
        edits.put(
                "kim publishMap m ",
                () -> maps().publish(new MapVersion("m", 1, Instant.EPOCH, "kim", null, 1, "yaml", "{}"), 1));
        edits.put(
                "kim deleteMap m ",
                () -> maps().write(
                                new MapEdits(List.of(), List.of(maps().find("m").orElseThrow()), "deleteMap", "kim")));
        return edits;
    }

    /** The log takes no entry while the number of the next one is taken. */
    @Test
    default void anEditIsKeptWithItsEntryOrNotAtAll() {
        Rows.take(imports(), "app", "ann 1 look", "ann 2 buy");
        List<String> expected = new ArrayList<>();
        run("CREATE CONSTRAINT broken FOR (a:Audit) REQUIRE a.number IS UNIQUE");
        try {
            edits().forEach((told, edit) -> {
                run(
                        "MATCH (n:Counter {name: 'store'}) CREATE (:Audit {number: coalesce(n.audited, 0) + 1, taken: true})");
                List<String> before = kept();
                assertThatThrownBy(edit::run).as(told).isInstanceOf(RuntimeException.class);
                run("MATCH (a:Audit {taken: true}) DELETE a");
                assertThat(kept()).as(told).isEqualTo(before);
                assertThat(told()).isEqualTo(expected);
                edit.run();
                expected.add(told);
                assertThat(kept()).as(told).isNotEqualTo(before);
                assertThat(told()).isEqualTo(expected);
            });
        } finally {
            run("DROP CONSTRAINT broken");
        }
    }

    @Test
    default void whatIsRefusedOrNotThereIsNotTold() {
        KpiStore kpis = database().bean(KpiStore.class);
        kpis.save(kpi("k", 0), null, "kim");
        maps().write(new MapEdits(List.of(JourneyMap.empty("m", "Way")), List.of(), "applyMaps", "kim"));
        List<String> before = told();
        assertThatThrownBy(() -> kpis.save(kpi("k", 0), 7, "lee")).isInstanceOf(EditConflict.class);
        assertThatThrownBy(() -> kpis.delete("k", 7, "lee")).isInstanceOf(EditConflict.class);
        assertThatThrownBy(() -> kpis.apply(List.of(), List.of(kpi("j", 0), kpi("k", 7)), List.of(), "lee"))
                .isInstanceOf(EditConflict.class);
        assertThatThrownBy(() -> maps().publish(new MapVersion("m", 1, Instant.EPOCH, "lee", null, 1, "yaml", "{}"), 7))
                .isInstanceOf(EditConflict.class);
        assertThat(kpis.delete("none", 1, "lee")).isFalse();
        kpis.apply(List.of(), List.of(), List.of(), "lee");
        assertThat(catalogue().describe(List.of(new TouchpointEdit("none", "x", null, null, null, null, null)), "lee"))
                .isEmpty();
        assertThat(database().bean(MappingStore.class).delete("none", "lee")).isFalse();
        assertThat(database().bean(RuleStore.class).delete("none", "lee")).isFalse();
        assertThat(database().bean(KeyStore.class).removeKey("none", "lee")).isFalse();
        assertThat(database().bean(PersonaStore.class).delete("none", "lee")).isFalse();
        maps().rehearse(new MapEdits(List.of(JourneyMap.empty("n", "No")), List.of(), "applyMaps", "lee"));
        assertThat(told()).isEqualTo(before);
    }
}
