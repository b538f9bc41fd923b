package io.throughline.analysis;

import io.throughline.analysis.map.CellPart;
import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.analysis.picture.Edition;
import io.throughline.analysis.picture.MapPicture;
import io.throughline.analysis.picture.MapSheet;
import io.throughline.analysis.picture.Portrait;
import io.throughline.feedback.Saying;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.Department;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDiff;
import io.throughline.map.MapFile;
import io.throughline.map.MapVersion;
import io.throughline.persona.Persona;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the page of a map is laid out: its cells, and what else stands on it. */
public final class MapSheets {
    /** How many are drawn before anybody asks. */
    private static final int PAGES = 3;
    /** Quotes of a cell. */
    private static final int QUOTES = 4;

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
        Edition edition = edition(laid);
        Map<String, List<Saying>> said = quotes ? laid.quotes(laid.columns(), QUOTES) : null;
        return new MapSheet(laid, portrait(laid), departments, talk.comments(map, true), said, edition);
    }

    /** What changed since the last version, or which version is shown. Figures are kept of all personas of a map together. */
    private Edition edition(MapCells laid) {
        JourneyMap map = laid.map();
        List<MapVersion> versions = maps.versions(map.id());
        if (versions.isEmpty()) {
            return Edition.NONE;
        }
        MapVersion last = versions.get(0);
        if (map.isVersion()) {
            MapVersion shown = versions.stream()
                    .filter(version -> version.number() == map.version())
                    .findFirst()
                    .orElse(null);
            return new Edition(last, List.of(), List.of(), shown);
        }
        boolean whole = laid.persona() == null || map.personas().size() == 1;
        return new Edition(
                last, MapDiff.between(MapFile.read(last), map), whole ? cells.moved(last, laid) : List.of(), null);
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

    /**
     * Draws the pages that are opened first, which are kept then, and takes back an edit: code that has run, and queries that are planned, answer several times as
     * fast.
     */
    public void rehearse() {
        List<JourneyMap> first = maps.list(null, null).stream().limit(PAGES).toList();
        first.stream().limit(1).forEach(this::draw);
        maps.rehearse();
        first.stream().skip(1).forEach(this::draw);
    }

    /** As the explorer opens it: a map of one persona as that persona's. */
    private void draw(JourneyMap map) {
        String persona = map.personas().size() == 1 ? map.personas().get(0) : null;
        MapPicture.of(sheet(map, persona, true), "");
    }

    /** As it is edited. */
    public String yaml(JourneyMap map) {
        return maps.yaml(map);
    }
}
