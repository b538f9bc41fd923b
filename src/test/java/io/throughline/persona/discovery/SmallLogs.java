package io.throughline.persona.discovery;

import io.throughline.journey.Blocks;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Logs drawn from small chains. */
final class SmallLogs {
    private SmallLogs() {}

    /** Up to 40 customers with some journeys of a few steps, some converted, some with traits. */
    static JourneySet random(long seed) {
        Random random = new Random(seed);
        int steps = 1 + random.nextInt(4);
        String[] lines = IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> line(random, steps, i))
                .toArray(String[]::new);
        JourneySet set =
                withValues(Fixture.of(lines).blocksOf(1 + random.nextInt(9)).set());
        HandColumns columns = HandColumns.of(set)
                .trait("age", slot -> random.nextInt(4) == 0 ? null : Integer.toString(20 + random.nextInt(9)))
                .trait("odd name", slot -> random.nextInt(3) == 0 ? null : "v\"" + random.nextInt(3));
        return HandColumns.put(set, columns);
    }

    /** The same journeys, the values of their conversions on the rows too. */
    static JourneySet withValues(JourneySet set) {
        List<JourneyBlock> blocks =
                set.blocks().stream().map(SmallLogs::withValues).toList();
        return new JourneySet(
                set.scope(), set.steps(), set.contacts(), set.plan(), set.columns(), blocks, set.dataUntil());
    }

    private static JourneyBlock withValues(JourneyBlock b) {
        double[] value = new double[b.timelines().rows()];
        Arrays.fill(value, Double.NaN);
        for (int j = 0; j < b.journeys(); j++) {
            if (b.converted(j)) {
                value[b.lastRow().at(b.offset()[j + 1] - 1)] = b.value()[j];
            }
        }
        return Blocks.withRowValues(b, value);
    }

    private static String line(Random random, int steps, int customer) {
        StringBuilder line = new StringBuilder(customer % 9 == 8 ? "#" : "");
        int journeys = 1 + random.nextInt(3);
        for (int j = 0; j < journeys; j++) {
            line.append(j > 0 ? " | " : "");
            boolean converted = random.nextInt(3) == 0;
            int length = random.nextInt(5) + (converted ? 0 : 1);
            for (int k = 0; k < length; k++) {
                line.append(k > 0 ? " > " : "").append((char) ('A' + random.nextInt(steps)));
                line.append(random.nextInt(4) == 0 ? " +30h" : " +0m");
            }
            line.append(converted ? " => buy " + random.nextInt(90) : "");
        }
        return line.toString();
    }

    /** Customers who all follow one chain over five steps: on with 0.8, to any step alike. */
    static JourneySet homogeneous(int customers, long seed) {
        Random random = new Random(seed);
        String[] lines = new String[customers];
        for (int i = 0; i < customers; i++) {
            StringBuilder line = new StringBuilder("S" + random.nextInt(5));
            while (random.nextDouble() < 0.8) {
                line.append(" > S").append(random.nextInt(5));
            }
            lines[i] = line.toString();
        }
        return Fixture.of(lines).blocksOf(100).set();
    }
}
