package io.throughline.store.kpi;

import io.throughline.journey.AuditEntry;
import io.throughline.journey.EditConflict;
import io.throughline.kpi.Better;
import io.throughline.kpi.Department;
import io.throughline.kpi.FormulaText;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStore;
import io.throughline.kpi.KpiValue;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Edits;
import io.throughline.store.query.Revisions;
import io.throughline.store.query.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.MapAccessor;

/** Figures as nodes, edited by hand through repositories that know their revision; what they came to, written by Cypher. */
public final class StoredKpis implements KpiStore {
    private final Cypher cypher;
    private final KpiRepository kpis;
    private final DepartmentRepository departments;
    private final Edits edits;

    public StoredKpis(Cypher cypher, KpiRepository kpis, DepartmentRepository departments, Edits edits) {
        this.cypher = cypher;
        this.kpis = kpis;
        this.departments = departments;
        this.edits = edits;
    }

    @Override
    public List<Kpi> list() {
        return cypher.list("kpi/list-kpis", Map.of(), StoredKpis::kpi);
    }

    private static Kpi kpi(MapAccessor row) {
        return new Kpi(
                row.get("id").asString(),
                row.get("name").asString(),
                FormulaText.read(row.get("formula").asString()),
                row.get("target").isNull() ? null : (Double) row.get("target").asDouble(),
                Better.valueOf(row.get("better").asString()),
                row.get("department").isNull() ? null : row.get("department").asString(),
                row.get("revision").asInt() + 1);
    }

    @Override
    public Kpi save(Kpi kpi, @Nullable Integer seen, String who) {
        return edits.write(tx -> {
            StoredAudit.add(tx, who, "saveKpi", kpi.id(), "");
            return put(kpi, seen == null ? 0 : seen);
        });
    }

    @Override
    public boolean delete(String id, int seen, String who) {
        return edits.write(tx -> {
            boolean there = kpis.existsById(id);
            if (there) {
                StoredAudit.add(tx, who, "deleteKpi", id, "");
                remove(tx, id, seen);
            }
            return there;
        });
    }

    @Override
    public void apply(List<Department> named, List<Kpi> saved, List<Kpi> deleted, String who) {
        List<String> names = Stream.of(
                        named.stream().map(one -> "departments/" + one.id()),
                        Stream.concat(saved.stream(), deleted.stream()).map(Kpi::id))
                .flatMap(ids -> ids)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        var unused = edits.write(tx -> {
            StoredAudit.add(tx, who, "applyKpis", AuditEntry.names(names), "");
            named.forEach(one -> departments.save(new DepartmentNode(one.id(), one.name())));
            saved.forEach(kpi -> put(kpi, kpi.revision()));
            deleted.forEach(kpi -> remove(tx, kpi.id(), kpi.revision()));
            return true;
        });
    }

    @Override
    public List<Department> departments() {
        return cypher.list(
                "kpi/list-departments",
                Map.of(),
                row -> new Department(row.get("id").asString(), row.get("name").asString()));
    }

    private Kpi put(Kpi kpi, int seen) {
        Long revision = kpis.findById(kpi.id()).map(KpiNode::revision).orElse(null);
        Supplier<EditConflict> conflict = () -> conflict(kpi.id(), kpi.text());
        Revisions.check(revision, seen, conflict);
        KpiNode saved = Revisions.save(() -> kpis.save(node(kpi, revision)), conflict);
        return kpi.withRevision(Objects.requireNonNull(saved.revision()).intValue() + 1);
    }

    private void remove(Tx tx, String id, int seen) {
        Long revision = kpis.findById(id).map(KpiNode::revision).orElse(null);
        if (revision == null || revision + 1 != seen) {
            throw conflict(id, "none");
        }
        tx.run("kpi/delete-history", Map.of("id", id)).consume();
        kpis.deleteById(id);
    }

    private EditConflict conflict(String id, String given) {
        Optional<Kpi> stored =
                list().stream().filter(kpi -> kpi.id().equals(id)).findFirst();
        return new EditConflict(
                "KPI " + id,
                stored.map(Kpi::revision).orElse(0),
                stored.map(Kpi::text).orElse("none"),
                given);
    }

    private KpiNode node(Kpi kpi, @Nullable Long revision) {
        String department = kpi.department();
        DepartmentNode owner = department == null
                ? null
                : departments.findById(department).orElseGet(() -> new DepartmentNode(department, department));
        return new KpiNode(
                kpi.id(),
                kpi.name(),
                kpi.formula().text(),
                kpi.target(),
                kpi.better(),
                kpi.formula().measured(),
                revision,
                owner);
    }

    @Override
    public void writeHistory(String kpi, List<Past> points, long version) {
        List<Map<String, Object>> rows = points.stream().map(StoredKpis::row).toList();
        cypher.write("kpi/write-history", Map.of("id", kpi, "points", rows, "version", version));
    }

    private static Map<String, Object> row(Past point) {
        KpiValue value = point.value();
        Map<String, Object> row = new HashMap<>();
        row.put("from", point.from());
        row.put("to", point.to());
        row.put("value", value.value());
        row.put("low", value.low());
        row.put("high", value.high());
        row.put("n", value.n());
        return row;
    }
}
