package io.throughline.markov;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.Random;

/** Small random logs: few steps, many repeats, bare conversions, two kinds of conversion, logs that never or always convert. */
public final class RandomWalks {
    private RandomWalks() {}

    public static JourneySet of(Random random) {
        int steps = 1 + random.nextInt(6);
        int rate = random.nextInt(8);
        String[] lines = new String[1 + random.nextInt(40)];
        for (int i = 0; i < lines.length; i++) {
            boolean converted = random.nextInt(7) < rate;
            StringBuilder line = new StringBuilder();
            int length = random.nextInt(7) + (converted ? 0 : 1);
            int here = random.nextInt(steps);
            for (int k = 0; k < length; k++) {
                line.append(k > 0 ? " > " : "").append((char) ('A' + here));
                here = random.nextInt(3) == 0 ? here : random.nextInt(steps);
            }
            if (converted) {
                line.append(" => ")
                        .append(random.nextBoolean() ? "buy " : "call ")
                        .append(random.nextInt(50));
            }
            lines[i] = line.toString();
        }
        return Fixture.of(lines).blocksOf(1 + random.nextInt(9)).set();
    }
}
