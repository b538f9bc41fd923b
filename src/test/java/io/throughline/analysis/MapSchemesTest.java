package io.throughline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.analysis.check.JourneyChecks;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackSource;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.Definition;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.MapStages;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapFile;
import io.throughline.map.Signed;
import io.throughline.measure.Check;
import io.throughline.path.variant.PathRow;
import io.throughline.path.variant.PathRows;
import io.throughline.persona.MemoryPersonas;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** A map's stages change what a step is called, and nothing else. */
class MapSchemesTest {
    private final MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy")
            .add(List.of(
                    Row.of("ann", 1, "web"),
                    Row.of("ann", 2, "store"),
                    Row.of("ann", 3, "buy"),
                    Row.of("bob", 1, "store"),
                    Row.of("bob", 3, "call"),
                    Row.of("cid", 1, "web")));
    private final JourneyIndex index = new JourneyIndex(log);
    private volatile List<JourneyMap> maps = maps("look: [web]; meet: [store]");
    private final JourneyService service = new JourneyService(
            index,
            log,
            new MemoryPersonas(id -> OptionalInt.empty()),
            List::of,
            new FeedbackIndex(FeedbackSource.NONE),
            () -> maps);

    MapSchemesTest() {
        index.refresh();
    }

    private static List<JourneyMap> maps(String stages) {
        StringBuilder yaml = new StringBuilder("maps: [ { id: m, name: M, stages: [");
        for (String stage : stages.split("; ")) {
            String[] parts = stage.split(": ");
            yaml.append("{ id: ")
                    .append(parts[0])
                    .append(", name: S, touchpoints: ")
                    .append(parts[1])
                    .append(" },");
        }
        return MapFile.trusted(yaml + "] } ]", new Signed("test", Instant.EPOCH))
                .maps();
    }

    private static Scope by(String map) {
        return Scope.ALL.withDefinition(
                Definition.DEFAULT.withStepBy(StepBy.STAGE).withStages(MapStages.of(map)));
    }

    /** Conversions left out. */
    private List<String> paths(Scope scope) {
        EvaluatedJourneys journeys = service.journeys(scope);
        assertThat(JourneyChecks.of(journeys)).allMatch(Check::holds);
        return PathRows.of(journeys.set()).stream()
                .map(PathRow::steps)
                .map(steps -> String.join(" ", steps))
                .sorted()
                .toList();
    }

    @Test
    void stepsAreTheStagesOfTheMapAndWhatItDoesNotNameIsTheLastColumn() {
        assertThat(paths(by("m"))).containsExactly("look", "look meet", "meet (none)");
        maps = maps("all: [web, store, call]");
        assertThat(paths(by("m"))).containsExactly("all", "all all");
    }

    @Test
    void totalsAreEqualUnderAnySchemeAndACheckSaysSo() {
        EvaluatedJourneys all = service.journeys(Scope.ALL);
        EvaluatedJourneys staged = service.journeys(by("m"));
        assertThat(staged.count()).isEqualTo(all.count());
        assertThat(staged.interactions()).isEqualTo(all.interactions());
        assertThat(JourneyChecks.of(staged))
                .filteredOn(check -> check.name().contains("map's stages"))
                .hasSize(3)
                .allMatch(Check::holds);
        assertThat(JourneyChecks.of(all)).noneMatch(check -> check.name().contains("map's stages"));
    }

    @Test
    void patternsNameStagesOfTheMapWhateverAStepIs() {
        Scope touchpoints = Scope.ALL
                .withDefinition(Definition.DEFAULT.withStages(MapStages.of("m")))
                .withJourneys(JourneyFilter.ALL.withMatching("[stage=look] [stage=meet]"));
        assertThat(paths(touchpoints)).containsExactly("web store");
        assertThatThrownBy(
                        () -> service.journeys(Scope.ALL.withJourneys(JourneyFilter.ALL.withMatching("[stage=look]"))))
                .isInstanceOf(InvalidArgument.class);
    }

    @Test
    void aMapThatIsNotThereIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> service.journeys(by("n")))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("scope.definition.map")
                .hasMessageContaining("\"m\"");
    }
}
