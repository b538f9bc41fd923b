package io.throughline.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** Times questions, warm, and prints median, best and worst of each in milliseconds. */
record Stopwatch(PrintWriter out, int warmUp, int rounds) {

    void printHeader() {
        out.printf(Locale.ROOT, "%-44s %10s %10s %10s%n", "question", "median ms", "best ms", "worst ms");
    }

    /** @param next makes ready what is asked next; only the asking is timed */
    void measure(String name, Supplier<Runnable> next) {
        double[] millis = new double[rounds];
        for (int i = -warmUp; i < rounds; i++) {
            Runnable question = next.get();
            long start = System.nanoTime();
            question.run();
            millis[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT, "%-44s %10.1f %10.1f %10.1f%n", name, millis[rounds / 2], millis[0], millis[rounds - 1]);
    }
}
