package io.throughline.analysis;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.MapFigureList;
import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.analysis.picture.Edition;
import io.throughline.analysis.picture.MapSheet;
import io.throughline.analysis.picture.Portrait;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.Department;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDiff;
import io.throughline.map.MapFile;
import io.throughline.map.MapVersion;
import io.throughline.persona.Persona;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the page of a map is laid out: its cells, and what else stands on it. */
public final class MapSheets {
    private final CellService cells;
    private final MapService maps;
    private final TalkService talk;
    private final PersonaService personas;

    public MapSheets(CellService cells, MapService maps, TalkService talk, PersonaService personas) {
        this.cells = cells;
        this.maps = maps;
        this.talk = talk;
        this.personas = personas;
    }

    /** Throws {@link InvalidArgument} where there is none. @param version null: as the map stands */
    public JourneyMap require(String id, @Nullable Integer version) {
        JourneyMap now = maps.require("map", id);
        return version == null ? now : MapFile.read(version(now, version));
    }

    private MapVersion version(JourneyMap map, int number) {
        return maps.versions(map.id()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new InvalidArgument("version", number, "the number of a published version of " + map.id()));
    }

    /**
     * The page of a map.
     *
     * @param persona one of the map's; null: all of them together
     * @param version whose text {@code map} is; null: as the map stands
     * @param quotes whether what customers wrote may be shown
     */
    public MapSheet sheet(JourneyMap map, @Nullable String persona, @Nullable Integer version, boolean quotes) {
        MapCells laid = cells.cells(map, persona, null);
        Map<String, String> departments =
                maps.departments().stream().collect(Collectors.toMap(Department::id, Department::name, (a, b) -> a));
        Edition edition = edition(laid, version);
        return new MapSheet(laid, portrait(laid), departments, talk.comments(map, true), quotes, edition);
    }

    /** What changed since the last version; of a version, what it was based on. Figures are kept of all personas of a map together. */
    private Edition edition(MapCells laid, @Nullable Integer version) {
        JourneyMap map = laid.map();
        boolean whole = laid.persona() == null || map.personas().size() == 1;
        List<MapVersion> versions = maps.versions(map.id());
        MapVersion last = versions.isEmpty() ? null : versions.get(0);
        if (version != null) {
            MapVersion shown = version(map, version);
            return new Edition(last, List.of(), List.of(), shown, whole ? maps.figures(shown) : Map.of());
        }
        if (last == null) {
            return Edition.NONE;
        }
        return new Edition(
                last,
                MapDiff.between(MapFile.read(last), map),
                whole ? MapFigureList.compare(maps.figures(last), MapFigureList.of(laid)) : List.of(),
                null,
                Map.of());
    }

    private Portrait portrait(MapCells laid) {
        PersonaSplit split = laid.journeys().split();
        long everyone = split.everyone().cardinality();
        String id = laid.persona();
        Persona persona = id == null ? null : personas.find(id).orElse(null);
        if (persona == null) {
            return new Portrait(
                    id == null ? "All personas" : id,
                    null,
                    null,
                    laid.journeys().customers(),
                    everyone);
        }
        long customers = split.members().entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(id))
                .mapToLong(entry -> entry.getValue().cardinality())
                .sum();
        String wants = persona.goals().isEmpty() ? null : String.join(" · ", persona.goals());
        return new Portrait(persona.name(), persona.description(), wants, customers, everyone);
    }

    /** As it is edited. */
    public String yaml(JourneyMap map) {
        return maps.yaml(map);
    }
}
