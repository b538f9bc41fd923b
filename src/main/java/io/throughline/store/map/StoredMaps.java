package io.throughline.store.map;

import io.throughline.journey.AuditEntry;
import io.throughline.journey.EditConflict;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStore;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapEdits;
import io.throughline.map.MapScope;
import io.throughline.map.MapStore;
import io.throughline.map.MapText;
import io.throughline.map.MapVersion;
import io.throughline.map.Opportunity;
import io.throughline.map.Talk;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Edits;
import io.throughline.store.query.Revisions;
import io.throughline.store.query.Tx;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/**
 * Maps as nodes. Each is written by a repository that knows its revision; what stands on it, by a few queries of the same transaction, so that nobody ever sees half of
 * a map.
 */
public final class StoredMaps implements MapStore {
    private final Cypher cypher;
    private final MapRepository maps;
    private final StoredOpportunities opportunities;
    private final StoredComments comments;
    private final KpiStore kpis;
    private final Edits transactions;

    public StoredMaps(
            Cypher cypher,
            MapRepository maps,
            StoredOpportunities opportunities,
            StoredComments comments,
            KpiStore kpis,
            Edits transactions) {
        this.cypher = cypher;
        this.maps = maps;
        this.opportunities = opportunities;
        this.comments = comments;
        this.kpis = kpis;
        this.transactions = transactions;
    }

    @Override
    public List<JourneyMap> list() {
        Map<String, Kpi> known = kpis.list().stream().collect(Collectors.toMap(Kpi::id, kpi -> kpi));
        MapRows rows = new MapRows(known, opportunities.list());
        return cypher.list("map/list-maps", Map.of(), rows::map);
    }

    @Override
    public List<Department> departments() {
        return kpis.departments();
    }

    @Override
    public void write(MapEdits edits) {
        if (edits.isEmpty()) {
            return;
        }
        var unused = transactions.write(tx -> write(tx, edits));
    }

    private boolean write(Tx tx, MapEdits edits) {
        StoredAudit.add(tx, edits.by(), edits.action(), AuditEntry.names(edits.names()), "");
        long now = MapRows.micros(Instant.now());
        edits.deleted().forEach(map -> delete(tx, map));
        kpis.apply(edits.departments(), changed(edits.saved()), List.of(), edits.by());
        edits.saved().forEach(map -> put(tx, map, edits.by(), now));
        edits.saved().forEach(map -> putChances(tx, map));
        comments.putAll(tx, edits.talk().comments());
        edits.talk().versions().forEach(version -> create(tx, version));
        return true;
    }

    @Override
    public void rehearse(MapEdits edits) {
        transactions.rehearse(tx -> write(tx, edits));
    }

    /** Without repositories, which take a moment to be made: the first start waits for none. */
    @Override
    public void writeSample(List<JourneyMap> sample, List<Department> departments) {
        Map<String, Object> params = MapParams.sample(sample, departments, MapRows.micros(Instant.now()));
        cypher.write(tx -> {
            if (tx.run("map/create-sample", params).hasNext()) {
                for (JourneyMap map : sample) {
                    tx.run("map/write-stages", MapParams.stages(map)).consume();
                    if (map.design() != null) {
                        tx.run("map/write-design", MapParams.design(map, map.design()))
                                .consume();
                    }
                }
                tx.run("map/link-opportunities", MapParams.ids(sample)).consume();
            }
            return true;
        });
    }

    /** KPIs of maps that are not kept as they should be. */
    private List<Kpi> changed(List<JourneyMap> saved) {
        Map<String, Kpi> known = kpis.list().stream().collect(Collectors.toMap(Kpi::id, kpi -> kpi));
        return saved.stream()
                .flatMap(map -> map.stages().stream())
                .flatMap(stage -> stage.kpis().stream())
                .filter(kpi -> !kpi.equals(known.get(kpi.id())))
                .toList();
    }

    private @Nullable Long revision(JourneyMap map, String given) {
        Long revision = maps.findById(map.id()).map(MapNode::revision).orElse(null);
        Revisions.check(revision, map.revision(), () -> conflict(map.id(), given));
        return revision;
    }

    private void put(Tx tx, JourneyMap map, String by, long at) {
        Long revision = revision(map, MapText.of(map));
        MapNode node = new MapNode(
                map.id(),
                map.name(),
                map.kind(),
                map.status(),
                map.description(),
                map.personas(),
                MapScope.text(map.scope()),
                map.version(),
                by,
                at,
                revision);
        Revisions.save(() -> maps.save(node), () -> conflict(map.id(), MapText.of(map)));
        tx.run("map/clear-map", Map.of("id", map.id())).consume();
        tx.run("map/write-stages", MapParams.stages(map)).consume();
        if (map.design() != null) {
            tx.run("map/write-design", MapParams.design(map, map.design())).consume();
        }
    }

    private void putChances(Tx tx, JourneyMap map) {
        List<Opportunity> all = map.stages().stream()
                .flatMap(stage -> stage.opportunities().stream())
                .toList();
        opportunities.putAll(tx, all);
        tx.run(
                        "map/delete-opportunities",
                        Map.of(
                                "map",
                                map.id(),
                                "kept",
                                all.stream().map(Opportunity::id).toList()))
                .consume();
    }

    private void delete(Tx tx, JourneyMap map) {
        if (revision(map, "none") == null) {
            return;
        }
        tx.run("map/clear-map", Map.of("id", map.id())).consume();
        tx.run("map/delete-map", Map.of("id", map.id())).consume();
    }

    private EditConflict conflict(String id, String given) {
        Optional<JourneyMap> stored = find(id);
        return new EditConflict(
                "map " + id,
                stored.map(JourneyMap::revision).orElse(0),
                stored.map(MapText::of).orElse("none"),
                given);
    }

    @Override
    public List<MapVersion> versions(String map) {
        return cypher.list("map/list-versions", Map.of("map", map), StoredMaps::version);
    }

    private static MapVersion version(MapAccessor row) {
        Value node = row.get("version");
        return new MapVersion(
                node.get("map").asString(),
                node.get("number").asInt(),
                MapRows.moment(node.get("at").asLong()),
                node.get("by").asString(),
                MapRows.text(node, "note"),
                node.get("seq").asLong(),
                node.get("yaml").asString(),
                node.get("figures").asString());
    }

    /** To publish is an edit as well: whoever saw the map before sees another revision. */
    @Override
    public void publish(MapVersion version, int seen) {
        var unused = transactions.write(tx -> {
            StoredAudit.add(tx, version.by(), "publishMap", version.map(), "");
            Supplier<EditConflict> conflict = () -> conflict(version.map(), version.yaml());
            MapNode known = maps.findById(version.map()).orElseThrow(conflict);
            Revisions.check(known.revision(), seen, conflict);
            MapNode published = new MapNode(
                    known.id(),
                    known.name(),
                    known.kind(),
                    known.status(),
                    known.description(),
                    known.personas(),
                    known.scope(),
                    version.number(),
                    version.by(),
                    MapRows.micros(version.at()),
                    known.revision());
            Revisions.save(() -> maps.save(published), conflict);
            create(tx, version);
            return true;
        });
    }

    private static void create(Tx tx, MapVersion version) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("map", version.map());
        fields.put("number", version.number());
        fields.put("at", MapRows.micros(version.at()));
        fields.put("by", version.by());
        fields.put("note", version.note());
        fields.put("seq", version.seq());
        fields.put("yaml", version.yaml());
        fields.put("figures", version.figures());
        tx.run("map/create-version", Map.of("map", version.map(), "version", fields))
                .consume();
    }

    @Override
    public Talk talk() {
        List<MapVersion> versions = list().stream()
                .flatMap(map -> versions(map.id()).stream())
                .sorted(Comparator.comparing(MapVersion::map).thenComparing(MapVersion::number))
                .toList();
        return new Talk(comments.list(), versions);
    }
}
