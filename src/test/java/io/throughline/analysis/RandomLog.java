package io.throughline.analysis;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.Random;
import java.util.function.Consumer;

/** Small logs of few steps, many equal times, several journeys a customer, some of step numbers. */
public final class RandomLog {
    private RandomLog() {}

    public static JourneySet of(long seed) {
        return of(seed, fixture -> {});
    }

    /** @param more what else is to be said of the touchpoints */
    public static JourneySet of(long seed, Consumer<Fixture> more) {
        Random random = new Random(seed);
        String[] lines = new String[1 + random.nextInt(40)];
        int steps = 1 + random.nextInt(5);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = (random.nextInt(8) == 0 ? "#" : "") + line(random, steps);
        }
        Fixture fixture = Fixture.of(lines).blocksOf(1 + random.nextInt(12));
        more.accept(fixture);
        return fixture.set();
    }

    private static String line(Random random, int steps) {
        StringBuilder line = new StringBuilder();
        int journeys = 1 + random.nextInt(4);
        for (int j = 0; j < journeys; j++) {
            line.append(j > 0 ? " | " : "");
            boolean converted = random.nextInt(3) == 0;
            int length = random.nextInt(6) + (converted ? 0 : 1);
            for (int k = 0; k < length; k++) {
                line.append(k > 0 ? " > " : "").append((char) ('A' + random.nextInt(steps)));
                line.append(random.nextInt(5) == 0 ? "~9m" : "");
                line.append(" +").append(random.nextInt(4)).append(random.nextBoolean() ? "h" : "m");
            }
            line.append(converted ? " => " + (random.nextBoolean() ? "buy " : "call ") + random.nextInt(50) : "");
        }
        return line.toString();
    }
}
