package io.throughline.analysis;

import io.throughline.analysis.map.CellPart;
import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.picture.MapPicture;
import io.throughline.analysis.picture.MapSheet;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.Department;
import io.throughline.map.JourneyMap;
import io.throughline.persona.Persona;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the page of a map is laid out: its cells, and what else stands on it. */
public final class MapSheets {
    /** What the page shows that takes long. */
    private static final Set<CellPart> SHOWN = EnumSet.complementOf(EnumSet.of(CellPart.EFFECTS));

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
        Optional<JourneyMap> found = version == null ? maps.find(id) : maps.find(id, version);
        return found.orElseGet(() -> {
            if (version == null) {
                return maps.require("map", id);
            }
            throw new InvalidArgument("version", version, "the number of a published version of " + id);
        });
    }

    /**
     * The page of a map.
     *
     * @param persona one of the map's; null: all of them together
     * @param quotes whether what customers wrote may be shown
     */
    public MapSheet sheet(JourneyMap map, @Nullable String persona, boolean quotes) {
        MapCells laid = cells.cells(map, persona, null).prepare(SHOWN);
        Map<String, String> departments =
                maps.departments().stream().collect(Collectors.toMap(Department::id, Department::name, (a, b) -> a));
        String name = persona == null
                ? "All personas"
                : personas.find(persona).map(Persona::name).orElse(persona);
        return new MapSheet(laid, name, departments, talk.comments(map, true), quotes);
    }

    /** Draws a page that nobody sees and takes back an edit: code that has run, and queries that are planned, answer several times as fast. */
    public void rehearse() {
        maps.list(null, null).stream().findFirst().ifPresent(map -> MapPicture.of(sheet(map, null, true), ""));
        maps.rehearse();
    }

    /** As it is edited. */
    public String yaml(JourneyMap map) {
        return maps.yaml(map);
    }
}
