package io.throughline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.Maps;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.EditConflict;
import io.throughline.journey.Scope;
import io.throughline.kpi.Better;
import io.throughline.kpi.Conversion;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.MemoryKpis;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapEdits;
import io.throughline.map.MapFigures;
import io.throughline.map.MapStore;
import io.throughline.map.MapVersion;
import io.throughline.map.MemoryMaps;
import io.throughline.map.Talk;
import io.throughline.persona.MemoryPersonas;
import java.util.List;
import java.util.Map;
import memory.MemoryLog;
import memory.MemoryTimelines;
import org.junit.jupiter.api.Test;

/** What was laid last is told again only as long as nothing that it hangs on has changed; what is saved in two places stands in both or in neither. */
class KeptCellsTest {
    private static final JourneyMap MAP = Maps.of("m", List.of("buyers"), Maps.stage("all", "cart"));

    private final MemoryTimelines log = MemoryLog.of();
    private final JourneyIndex index = new JourneyIndex(log);
    private final MemoryPersonas personas = new MemoryPersonas(log::findOrdinal)
            .with("buyers", "visited(\"cart\")")
            .with("others", "true");
    private final JourneyService journeys = new JourneyService(index, log, personas);
    private final MemoryMaps maps = new MemoryMaps();
    private final CellService service = new CellService(journeys, maps, members -> Scope.ALL, figures -> Map.of());

    KeptCellsTest() {
        index.refresh();
    }

    private MapCells cells() {
        return service.cells(MAP, "buyers", null);
    }

    @Test
    void theSameMapOverTheSameDataIsLaidOnce() {
        assertThat(cells()).isSameAs(cells());
        assertThat(service.cells(MAP, null, null)).isNotSameAs(cells());
        assertThat(service.cells(MAP, "buyers", Scope.ALL)).isNotSameAs(cells());
        MapCells before = cells();
        service.forget();
        assertThat(cells()).isNotSameAs(before);
    }

    @Test
    void newDataAreCounted() {
        long before = cells().journeys().customers();
        log.add(List.of(MemoryTimelines.Row.of("somebody new", 1, "cart")));
        index.refresh();
        assertThat(cells().journeys().customers()).isEqualTo(before + 1);
    }

    @Test
    void anEditedMapIsLaidAnew() {
        JourneyMap edited = Maps.of("m", List.of("buyers"), Maps.stage("other", "cart"));
        assertThat(cells().stages().get(0).id()).isEqualTo("all");
        assertThat(service.cells(edited, "buyers", null).stages().get(0).id()).isEqualTo("other");
    }

    @Test
    void whoFitsAnotherRuleIsCounted() {
        long buyers = cells().journeys().customers();
        personas.with("buyers", "true");
        assertThat(cells().journeys().customers()).isGreaterThan(buyers);
    }

    /** Somebody else is always faster. */
    private final class Overtaken implements MapStore {
        @Override
        public List<JourneyMap> list() {
            return List.of(MAP);
        }

        @Override
        public void write(MapEdits edits) {
            throw new EditConflict("map m", 2, "stored", "given");
        }

        @Override
        public void writeSample(List<JourneyMap> sample, List<Department> departments) {}

        @Override
        public List<Department> departments() {
            return List.of();
        }

        @Override
        public List<MapVersion> versions(String map) {
            return List.of();
        }

        @Override
        public Talk talk() {
            return Talk.NOTHING;
        }

        @Override
        public void publish(MapVersion version, int seen) {}
    }

    @Test
    void aFigureWhoseMapWasChangedMeanwhileIsNotKeptEither() {
        KpiService kpis = new KpiService(journeys, new MemoryKpis());
        MapService overtaken = new MapService(
                journeys,
                new PersonaService(index, journeys),
                kpis,
                new Overtaken(),
                new MemoryMaps.Chances(),
                MapFigures.NONE,
                members -> Scope.ALL);
        TalkService talk = new TalkService(
                journeys, overtaken, kpis, new MemoryMaps.Chances(), new MemoryMaps.Comments(), MapFigures.NONE);
        Kpi kpi = new Kpi("k", "K", new Conversion(), null, Better.HIGHER, null, 0);
        assertThatThrownBy(() -> talk.save(kpi, null, Anchor.of(AnchorKind.STAGE, "m", "all"), "ben"))
                .isInstanceOf(EditConflict.class);
        assertThat(kpis.list(null)).isEmpty();
    }
}
