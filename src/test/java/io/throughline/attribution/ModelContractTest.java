package io.throughline.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.JourneyPredicate;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model keeps to, over many random logs. */
class ModelContractTest {
    private static final int LOGS = 40;
    private static final int STEPS = 5;

    static Stream<Attribution.Request> models() {
        Stream<Attribution.Request> all =
                Arrays.stream(AttributionModel.values()).map(model -> request(model, ShapleyGame.PATHS));
        return Stream.concat(
                all, Stream.of(request(AttributionModel.SHAPLEY, ShapleyGame.CHAIN), markov(2), markov(3)));
    }

    private static Attribution.Request markov(int order) {
        return new Attribution.Request(
                AttributionModel.MARKOV, order, 0, 1, null, null, null, null, List.of(), ShapleyGame.PATHS);
    }

    private static Attribution.Request request(AttributionModel model, ShapleyGame game) {
        return new Attribution.Request(model, 1, 0, 1, null, List.of(0.5, 0.3, 0.2), "A", "B", List.of(), game);
    }

    private static Map<String, double[]> credits(Attribution answer) {
        Map<String, double[]> credits = new TreeMap<>();
        answer.credits().forEach(c -> credits.put(c.step(), new double[] {c.conversions(), c.value()}));
        return credits;
    }

    private static double sum(Attribution answer, int which) {
        return credits(answer).values().stream().mapToDouble(c -> c[which]).sum();
    }

    @ParameterizedTest
    @MethodSource("models")
    void creditsAreNeverNegativeAndSumToTheConversions(Attribution.Request request) {
        for (long seed = 0; seed < LOGS; seed++) {
            Attribution answer = Attributions.of(Logs.set(Logs.lines(seed, STEPS), 7), request);
            assertThat(answer.credits()).allSatisfy(credit -> {
                assertThat(credit.conversions()).isGreaterThanOrEqualTo(-1e-12);
                assertThat(credit.value()).isGreaterThanOrEqualTo(-1e-9);
                assertThat(credit.share()).isEqualTo(credit.conversions() / answer.conversions());
            });
            assertThat(answer.unattributed()).isLessThan(answer.conversions());
            if (request.model() != AttributionModel.PARTICIPATION) {
                assertThat(sum(answer, 0) + answer.unattributed()).isCloseTo(answer.conversions(), within(1e-9));
                assertThat(sum(answer, 1) + answer.unattributedValue()).isCloseTo(answer.value(), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void rowsAreOrderedAndHoldEveryStepThatOccursOnce(Attribution.Request request) {
        for (long seed = 0; seed < LOGS; seed++) {
            List<Credit> rows = Attributions.of(Logs.set(Logs.lines(seed, STEPS), 7), request)
                    .credits();
            for (int i = 1; i < rows.size(); i++) {
                double before = rows.get(i - 1).conversions();
                double here = rows.get(i).conversions();
                assertThat(before > here
                                || before == here
                                        && rows.get(i - 1)
                                                        .step()
                                                        .compareTo(rows.get(i).step())
                                                < 0)
                        .isTrue();
            }
            assertThat(rows).extracting(Credit::step).doesNotHaveDuplicates().doesNotContain("buy", "call");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void anAbsentStepGetsNone(Attribution.Request request) {
        for (long seed = 0; seed < LOGS; seed++) {
            JourneySet all = Logs.set(Logs.lines(seed, STEPS), 7);
            int absent = all.steps().find("C");
            JourneyPredicate without = block -> {
                BitSet keep = new BitSet();
                for (int j = 0; j < block.journeys(); j++) {
                    keep.set(
                            j,
                            Arrays.stream(block.step(), block.offset()[j], block.offset()[j + 1])
                                    .noneMatch(step -> step == absent));
                }
                return keep;
            };
            assertThat(Attributions.of(all.keep(without), request).credits())
                    .extracting(Credit::step)
                    .isNotEmpty()
                    .doesNotContain("C");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theOrderOfJourneysIsIrrelevantAndTwiceTheLogIsTwiceTheCredit(Attribution.Request request) {
        for (long seed = 0; seed < LOGS; seed++) {
            List<String> lines = Logs.lines(seed, STEPS);
            Map<String, double[]> once = credits(Attributions.of(Logs.set(lines, 7), request));
            same(credits(Attributions.of(Logs.set(Logs.shuffled(lines, seed), 3), request)), once, 1);
            same(credits(Attributions.of(Logs.set(Logs.twice(lines), 11), request)), once, 2);
        }
    }

    private static void same(Map<String, double[]> found, Map<String, double[]> once, int times) {
        assertThat(found.keySet()).isEqualTo(once.keySet());
        found.forEach((step, credit) -> {
            assertThat(credit[0]).isCloseTo(times * once.get(step)[0], within(1e-9));
            assertThat(credit[1]).isCloseTo(times * once.get(step)[1], within(1e-8));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aSingleTouchGetsAll(Attribution.Request request) {
        List<String> lines = List.of("A => buy 10 x3", "B => buy 4 x2", "A", "B x4", "=> buy 5");
        Map<String, double[]> credits = credits(Attributions.of(Logs.set(lines, 2), request));
        assertThat(credits.get("A")[0]).isCloseTo(3, within(1e-12));
        assertThat(credits.get("A")[1]).isCloseTo(30, within(1e-12));
        assertThat(credits.get("B")[0]).isCloseTo(2, within(1e-12));
        assertThat(credits.get("B")[1]).isCloseTo(8, within(1e-12));
    }
}
