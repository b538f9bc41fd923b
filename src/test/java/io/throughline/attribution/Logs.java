package io.throughline.attribution;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random customers as lines of the fixture language: few steps, repeats, equal times, bare conversions, several journeys each. */
final class Logs {
    private Logs() {}

    static List<String> lines(long seed, int steps) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        int customers = 5 + random.nextInt(30);
        for (int c = 0; c < customers; c++) {
            StringBuilder line = new StringBuilder();
            for (int j = random.nextInt(3); j >= 0; j--) {
                boolean converted = random.nextBoolean();
                line.append(journey(random, steps, converted)).append(j > 0 ? " | " : "");
            }
            lines.add(line.toString());
        }
        lines.add("A > B => buy 7");
        return lines;
    }

    private static String journey(Random random, int steps, boolean converted) {
        List<String> touches = new ArrayList<>();
        for (int k = random.nextInt(6) + (converted ? 0 : 1); k > 0; k--) {
            touches.add((char) ('A' + random.nextInt(steps)) + " +" + random.nextInt(4) + (k % 2 == 0 ? "h" : "m"));
        }
        String end = converted ? " => " + (random.nextBoolean() ? "buy " : "call ") + random.nextInt(50) : "";
        return String.join(" > ", touches) + end;
    }

    static JourneySet set(List<String> lines, int blockSize) {
        return Fixture.of(lines.toArray(String[]::new)).blocksOf(blockSize).set();
    }

    static List<String> shuffled(List<String> lines, long seed) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    static List<String> twice(List<String> lines) {
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines);
        return twice;
    }
}
