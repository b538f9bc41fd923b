package io.throughline.analysis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.analysis.bottleneck.Components;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.analysis.comparison.EvaluatedComparison;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Attributions;
import io.throughline.attribution.ShapleyGame;
import io.throughline.comparison.Divergence;
import io.throughline.graph.Betweenness;
import io.throughline.graph.ProbablePaths;
import io.throughline.journey.Fixture;
import io.throughline.journey.GivenUp;
import io.throughline.journey.JourneySet;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.order.OrderChoice;
import io.throughline.persona.discovery.Discoveries;
import io.throughline.persona.discovery.Discovery;
import io.throughline.question.Questions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever takes long stops soon after its time is over, whichever of its loops it is in then; none of these ends by itself in that time. */
@Timeout(120)
class DeadlinesTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final JourneySet WIDE = walks(3_000, 12_000, 1);
    private static final JourneySet NARROW = walks(12, 20_000, 2);
    private static final JourneySet MIDDLE = walks(60, 20_000, 3);
    private static final JourneySet OTHERS = walks(60, 20_000, 4);

    /** Random ways over so many steps that lead anywhere, one in three to a conversion. */
    private static JourneySet walks(int steps, int customers, long seed) {
        Random random = new Random(seed);
        String[] lines = new String[customers];
        for (int i = 0; i < customers; i++) {
            StringBuilder line = new StringBuilder();
            int length = 1 + random.nextInt(24);
            for (int k = 0; k < length; k++) {
                double skewed = random.nextDouble() * random.nextDouble();
                line.append(k > 0 ? " > " : "").append('s').append((int) (skewed * steps));
            }
            lines[i] = line.append(random.nextInt(3) == 0 ? " => buy 5" : "").toString();
        }
        return Fixture.of(lines).blocksOf(1_000).set();
    }

    private static EvaluatedJourneys journeys(JourneySet set) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length]);
    }

    private static Supplier<Object> attribution(JourneySet set, AttributionModel model, int order, int samples) {
        Attribution.Request request =
                new Attribution.Request(model, order, samples, 1, null, null, null, null, List.of(), ShapleyGame.CHAIN);
        return () -> Attributions.of(journeys(set).set(), request);
    }

    static Stream<Arguments> longQuestions() {
        return Stream.of(
                named("samples of a rule", attribution(MIDDLE, AttributionModel.LINEAR, 1, 10_000)),
                named("removal samples", attribution(MIDDLE, AttributionModel.MARKOV, 1, 10_000)),
                named("removal samples of order 3", attribution(MIDDLE, AttributionModel.MARKOV, 3, 1_000)),
                named("removal over many states", attribution(WIDE, AttributionModel.MARKOV, 2, 0)),
                named("Shapley samples", attribution(NARROW, AttributionModel.SHAPLEY, 1, 10_000)),
                named("Shapley over orders", attribution(walks(480, 20_000, 5), AttributionModel.SHAPLEY, 1, 0)),
                named("orders", () -> OrderChoice.of(journeys(MIDDLE).set(), new MarkovOrders.Request(10, true))),
                named("permutations", () -> comparison().divergence(new Divergence.Request(10_000, 1))),
                named("communities", () -> Components.of(journeys(WIDE).graph())),
                named(
                        "most probable paths",
                        () -> ProbablePaths.of(journeys(WIDE).graph(), null, null, 1_000)),
                named(
                        "groups of customers",
                        () -> Discoveries.of(
                                journeys(MIDDLE).set(), new Discovery.Request(null, Discovery.By.BEHAVIOUR, 1))),
                named("betweenness", () -> Betweenness.of(journeys(WIDE).graph())),
                named("checks", () -> JourneyChecks.of(journeys(WIDE))));
    }

    private static EvaluatedComparison comparison() {
        return new EvaluatedComparison(journeys(MIDDLE), journeys(OTHERS));
    }

    private static Arguments named(String name, Supplier<Object> work) {
        return Arguments.of(name, work);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("longQuestions")
    void aLongQuestionEndsSoonAfterItsTime(String name, Supplier<Object> work) {
        Questions questions = new Questions(2, 1, SHORT);
        assertThatThrownBy(() -> questions.ask(true, () -> false, work).join())
                .as(name)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(GivenUp.class);
    }
}
