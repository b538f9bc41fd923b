package io.throughline.map;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Pain points, KPIs and opportunities are named by their ids alone, so each stands on one map only. */
final class Claims {
    private final Kept kept;
    private final List<JourneyMap> maps;
    private final Reading reading;

    Claims(Kept kept, List<JourneyMap> maps, Reading reading) {
        this.kept = kept;
        this.maps = maps;
        this.reading = reading;
    }

    void check() {
        Set<String> written = maps.stream().map(JourneyMap::id).collect(Collectors.toSet());
        List<JourneyMap> all = Stream.concat(
                        kept.maps().stream().filter(map -> !written.contains(map.id()) && !reading.prune.takesMaps()),
                        maps.stream())
                .toList();
        Map<String, String> owners = new LinkedHashMap<>();
        Set<String> pains = new HashSet<>();
        kept.opportunities().stream()
                .filter(chance -> chance.place() == null || chance.place().map() == null)
                .forEach(chance -> owners.put("opportunities " + chance.id(), "no map"));
        for (JourneyMap map : all) {
            for (MapStage stage : map.stages()) {
                stage.pains().forEach(pain -> {
                    pains.add(pain.id());
                    claim(owners, "pains " + pain.id(), map);
                });
                stage.kpis().forEach(kpi -> claim(owners, "kpis " + kpi.id(), map));
                stage.opportunities().forEach(chance -> claim(owners, "opportunities " + chance.id(), map));
            }
        }
        reading.places.forEach((key, node) -> checkEased(key, node, pains));
    }

    private void claim(Map<String, String> owners, String key, JourneyMap map) {
        String other = owners.putIfAbsent(key, map.id());
        Node node = reading.places.get(key);
        if (other != null && node != null) {
            reading.faults.add(
                    node,
                    "the id " + key.substring(key.indexOf(' ') + 1) + " is taken by " + other
                            + "; ids of pains, KPIs and opportunities are of one map only");
        }
    }

    /** A pain point that was found has an id with a blank, which no declared one has. */
    private void checkEased(String key, Node node, Set<String> pains) {
        String id = key.substring(key.indexOf(' ') + 1);
        if (reading.words.tells() && key.startsWith("eases ") && id.indexOf(' ') < 0 && !pains.contains(id)) {
            reading.faults.unknown(node, "the pain point", id, pains);
        }
    }
}
