package io.throughline.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.markov.removal.StepGame;
import io.throughline.measure.Resamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Both games against what their words say, set by set. */
class ShapleyTest {
    /** One journey, read plainly. */
    private record Plain(List<String> touches, boolean converted, double value) {}

    private static List<Plain> plain(JourneySet set) {
        List<Plain> journeys = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                boolean converted = block.converted(j);
                List<String> touches = IntStream.range(block.offset()[j], block.offset()[j + 1] - (converted ? 1 : 0))
                        .mapToObj(k -> set.steps().id(block.step()[k]))
                        .toList();
                journeys.add(new Plain(touches, converted, block.value()[j]));
            }
        }
        return journeys;
    }

    private static List<String> players(JourneySet set) {
        return IntStream.range(0, set.steps().size())
                .filter(step -> !set.steps().isConversion(step))
                .mapToObj(set.steps()::id)
                .toList();
    }

    /** Mean gain over all orders, as the sum over sets. */
    private static double shapley(List<String> players, String player, ToDoubleFunction<List<String>> worth) {
        List<String> others = players.stream().filter(p -> !p.equals(player)).toList();
        double sum = 0;
        for (int mask = 0; mask < 1 << others.size(); mask++) {
            int chosen = mask;
            List<String> without = IntStream.range(0, others.size())
                    .filter(i -> (chosen >> i & 1) == 1)
                    .mapToObj(others::get)
                    .toList();
            List<String> with = new ArrayList<>(without);
            with.add(player);
            double orders = factorial(without.size()) * factorial(others.size() - without.size());
            sum += orders / factorial(players.size()) * (worth.applyAsDouble(with) - worth.applyAsDouble(without));
        }
        return sum;
    }

    private static double factorial(int n) {
        return IntStream.rangeClosed(2, n).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    private static Attribution.Request request(ShapleyGame game, int samples) {
        return new Attribution.Request(
                AttributionModel.SHAPLEY, 1, samples, 1, null, null, null, null, List.of(), game);
    }

    private static void compare(
            JourneySet set,
            ShapleyGame game,
            ToDoubleFunction<List<String>> conversions,
            ToDoubleFunction<List<String>> value) {
        for (Credit credit : Attributions.of(set, request(game, 0)).credits()) {
            assertThat(credit.conversions()).isCloseTo(shapley(players(set), credit.step(), conversions), within(1e-9));
            assertThat(credit.value()).isCloseTo(shapley(players(set), credit.step(), value), within(1e-8));
        }
    }

    @Test
    void pathsPayWhereAllTheirStepsAreIn() {
        for (long seed = 0; seed < 30; seed++) {
            JourneySet set = Logs.set(Logs.lines(seed, 2 + (int) seed % 9), 5);
            List<Plain> journeys = plain(set);
            compare(
                    set,
                    ShapleyGame.PATHS,
                    in -> journeys.stream()
                            .filter(j -> j.converted && in.containsAll(j.touches))
                            .count(),
                    in -> journeys.stream()
                            .filter(j -> j.converted && in.containsAll(j.touches))
                            .mapToDouble(Plain::value)
                            .sum());
        }
    }

    @Test
    void theChainPaysWhatItConvertsInsideTheSet() {
        for (long seed = 0; seed < 30; seed++) {
            JourneySet set = Logs.set(Logs.lines(seed, 2 + (int) seed % 5), 5);
            List<Plain> journeys = plain(set);
            compare(set, ShapleyGame.CHAIN, in -> chain(journeys, in)[0], in -> chain(journeys, in)[1]);
        }
    }

    /** Expected conversions and value of all journeys in the chain that may visit these only, by iterating the chain until it stands still. */
    private static double[] chain(List<Plain> journeys, List<String> in) {
        int states = in.size() + 1;
        double[][] way = new double[states][states];
        double[] out = new double[states];
        double[] converting = new double[states];
        double[] worth = new double[states];
        for (Plain journey : journeys) {
            int before = 0;
            for (String step : journey.touches) {
                int here = in.indexOf(step) + 1;
                if (before >= 0) {
                    out[before]++;
                    if (here > 0) {
                        way[before][here]++;
                    }
                }
                before = here > 0 ? here : -1;
            }
            if (before >= 0) {
                out[before]++;
                converting[before] += journey.converted ? 1 : 0;
                worth[before] += journey.value;
            }
        }
        return new double[] {journeys.size() * solve(way, out, converting), journeys.size() * solve(way, out, worth)};
    }

    private static double solve(double[][] way, double[] out, double[] paid) {
        double[] h = new double[out.length];
        for (int round = 0; round < 5_000; round++) {
            for (int i = 0; i < h.length; i++) {
                double sum = paid[i];
                for (int j = 0; j < h.length; j++) {
                    sum += way[i][j] * h[j];
                }
                h[i] = out[i] == 0 ? 0 : sum / out[i];
            }
        }
        return h[0];
    }

    @Test
    void aChainOfTwoSteps() {
        // START -> A (4 of 4), A -> B 2, A -> buy 1, A -> ENDED 1, B -> buy 1, B -> ENDED 1. v(A) = 1, v(B) = 0, v(AB)
        // = 2:
        // A gets (1 + 2) / 2 = 1.5, B gets (0 + 1) / 2 = 0.5.
        JourneySet set = Fixture.journeys("A > B => buy 10", "A > B", "A => buy 20", "A");
        Attribution answer = Attributions.of(set, request(ShapleyGame.CHAIN, 0));
        assertThat(answer.credits()).extracting(Credit::step).containsExactly("A", "B");
        assertThat(answer.credits().get(0).conversions()).isCloseTo(1.5, within(1e-12));
        assertThat(answer.credits().get(1).conversions()).isCloseTo(0.5, within(1e-12));
        // v(A) = 20, v(AB) = 30
        assertThat(answer.credits().get(0).value()).isCloseTo(25, within(1e-12));
        assertThat(answer.notes()).singleElement().asString().contains("exact over all sets of 2 steps");
    }

    @Test
    void letInOneByOneIsTheSetsAlongTheWay() {
        StepGame game = StepGame.of(Logs.set(Logs.lines(3, 6), 5));
        int n = game.size();
        double[] all = new double[1 << n];
        double[] worth = new double[1 << n];
        game.all(all, worth);
        int[] order = {2, 0, 3, 1, 5, 4};
        assertThat(n).isEqualTo(order.length);
        double[] reached = new double[n + 1];
        double[] gained = new double[n + 1];
        game.oneByOne(order, reached, gained);
        int mask = 0;
        for (int i = 0; i <= n; i++) {
            assertThat(reached[i]).isCloseTo(all[mask], within(1e-10));
            assertThat(gained[i]).isCloseTo(worth[mask], within(1e-9));
            mask |= i < n ? 1 << order[i] : 0;
        }
    }

    @Test
    void samplesLieWhereTheirStandardErrorSays() {
        int within2 = 0;
        int all = 0;
        for (long seed = 0; seed < 20; seed++) {
            StepGame game = StepGame.of(Logs.set(Logs.lines(seed, 8), 5));
            double[][] exact = ShapleySums.of(game);
            SampledShapley sampled = SampledShapley.of(game, seed);
            assertThat(Arrays.stream(sampled.conversions()).sum())
                    .isCloseTo(Arrays.stream(exact[0]).sum(), within(1e-9));
            assertThat(Arrays.stream(sampled.worth()).sum())
                    .isCloseTo(Arrays.stream(exact[1]).sum(), within(1e-8));
            for (int p = 0; p < game.size(); p++) {
                double error = Math.abs(sampled.conversions()[p] - exact[0][p]);
                assertThat(error).isLessThan(5 * sampled.standardErrors()[p] + 1e-9);
                assertThat(sampled.worth()[p]).isCloseTo(exact[1][p], within(10.0));
                within2 += error <= 2 * sampled.standardErrors()[p] + 1e-12 ? 1 : 0;
                all++;
            }
        }
        assertThat((double) within2 / all).isBetween(0.85, 1.0);
    }

    @Test
    void manyStepsAreSampledAndTooManyRefused() {
        String[] lines = IntStream.range(0, 60)
                .mapToObj(i -> "s" + i % 20 + " > s" + (i * 7 + 3) % 20 + (i % 3 == 0 ? "" : " => buy 5"))
                .toArray(String[]::new);
        JourneySet set = Fixture.journeys(lines);
        Attribution answer = Attributions.of(set, request(ShapleyGame.CHAIN, 0));
        assertThat(answer.notes()).singleElement().asString().contains("random orders of 20 steps");
        assertThat(answer.credits())
                .hasSize(20)
                .allSatisfy(c -> assertThat(c.standardError()).isNotNull());
        assertThat(answer.credits().stream().mapToDouble(Credit::conversions).sum())
                .isCloseTo(40, within(1e-9));
        assertThat(Attributions.of(set, request(ShapleyGame.CHAIN, 0))).isEqualTo(answer);
        String[] many =
                IntStream.range(0, 501).mapToObj(i -> "s" + i + " => buy").toArray(String[]::new);
        assertThatThrownBy(() -> Attributions.of(Fixture.journeys(many), request(ShapleyGame.CHAIN, 0)))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("more than 500 steps (here 501)");
    }

    @Test
    void aSampleIsTheGameOfItsCustomersAsOftenAsTheyStandInIt() {
        List<String> lines = Logs.lines(8, 4);
        JourneySet set = Logs.set(lines, 5);
        Resamples resamples = Resamples.of(5, 3);
        StepGame game = StepGame.of(set);
        for (int sample = 0; sample < 5; sample++) {
            List<String> drawn = new ArrayList<>();
            for (int c = 0; c < lines.size(); c++) {
                // the fixture's hash of its customer c
                int weight = resamples.weight(sample, c * 0x9E3779B97F4A7C15L);
                drawn.addAll(java.util.Collections.nCopies(weight, lines.get(c)));
            }
            JourneySet drawnSet = Logs.set(drawn, 5);
            StepGame again = StepGame.of(drawnSet);
            double[] gains = ShapleySums.of(again)[0];
            Map<String, Double> expected = new HashMap<>();
            for (int p = 0; p < again.size(); p++) {
                expected.put(drawnSet.steps().id(again.step(p)), gains[p]);
            }
            StepGame resampled = game.resampled(set, resamples, sample);
            assertThat(resampled.conversions()).isCloseTo(again.conversions(), within(1e-9));
            double[] found = ShapleySums.of(resampled)[0];
            for (int p = 0; p < game.size(); p++) {
                String step = set.steps().id(game.step(p));
                assertThat(found[p]).isCloseTo(expected.getOrDefault(step, 0.0), within(1e-9));
            }
            assertThat(expected).isNotEmpty();
        }
        Attribution answer = Attributions.of(set, request(ShapleyGame.CHAIN, 100));
        assertThat(answer.credits()).allSatisfy(c -> {
            assertThat(c.shareLow()).isLessThanOrEqualTo(c.share());
            assertThat(c.shareHigh()).isGreaterThanOrEqualTo(c.share());
        });
    }

    @Test
    void withoutConversionsTheGameHasNoPlayers() {
        Attribution answer = Attributions.of(Fixture.journeys("A > B"), request(ShapleyGame.CHAIN, 0));
        assertThat(answer.credits())
                .hasSize(2)
                .allSatisfy(c -> assertThat(c.conversions()).isZero());
    }
}
