package io.throughline.analysis.check;

import static io.throughline.analysis.check.MixedFigures.SET;
import static io.throughline.analysis.check.MixedFigures.broken;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one figure speaks of other journeys than the rest, the checks that join it to them fail, and no others. */
class MixedFiguresTest {
    private static final String ENTRIES = "sum of |first level of the tree - transitions out of START| = 0";
    private static final String LEVELS = "sum over columns of |flow - level of the tree| = 0";
    private static final String VISITS = "a funnel of the step most visited = journeys that visit it";
    private static final String TAKEN = "a strict funnel over its transition most taken = journeys that take it";

    @Test
    void allHoldWhereAllSpeakOfTheSameJourneys() {
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "members; members = journeys",
                "trend; journeys over all quarters = journeys with times",
                "interactions; rows of these customers = interactions",
                "components; journeys over all entries = journeys",
                "loops; extra visits over all loops = steps - steps of loop-free paths",
                "switches; channel switches + steps that stay = steps - journeys",
                "chain; chance of converting from START = converted / journeys",
                "endings; steps before the ends of drop-offs = ended over all drop-offs",
                "flow; " + LEVELS
            })
    void aFigureOfOtherJourneysBreaksTheOneCheckItStandsIn(String figure, String check) {
        assertThat(broken(figure)).containsExactly(check);
    }

    @Test
    void aFigureThatSeveralChecksJoinBreaksThemAll() {
        assertThat(broken("commonPaths"))
                .containsExactly("journeys over all paths = journeys", "value over all paths = value");
        assertThat(broken("pathTree")).containsExactly(ENTRIES, LEVELS);
        assertThat(broken("funnel")).containsExactly(VISITS, TAKEN);
        assertThat(broken("personas")).containsExactly(PersonaChecks.NAME);
        assertThat(broken("firstSteps"))
                .containsExactly(
                        "journeys over all first steps = journeys",
                        "journeys whose last step is a conversion = converted",
                        "value of journeys whose last step is a conversion = value");
        assertThat(broken("attribution"))
                .containsExactly(
                        "linear credits + unattributed = transitions into conversions",
                        "linear credits of value + unattributed value = value");
        assertThat(broken("kpi")).hasSize(4);
        assertThat(broken("cohorts"))
                .hasSize(2)
                .allMatch(name -> name.contains("over all cohorts") || name.contains("of all cohorts"));
        assertThat(broken("whatIf"))
                .containsExactly(
                        "expected steps of the chain × journeys = steps of all journeys",
                        "expected value of the chain × journeys = value");
        assertThat(broken("edges"))
                .contains(
                        "transitions out of START = journeys",
                        "transitions into conversions = converted",
                        "transitions into ENDED = journeys - converted",
                        "visits over all steps = steps of all journeys",
                        "ended over all drop-offs = journeys - converted",
                        ENTRIES,
                        VISITS);
    }

    @Test
    void noJourneysBreakNothing() {
        JourneySet none = new JourneySet(SET.scope(), SET.steps(), SET.catalogue(), List.of(), null);
        assertThat(JourneyChecks.of(new EvaluatedJourneys(none, ids -> new String[ids.length])))
                .allMatch(Check::holds);
    }
}
