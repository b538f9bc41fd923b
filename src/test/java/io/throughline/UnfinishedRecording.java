package io.throughline;

import io.throughline.ingest.ImportService;
import io.throughline.ingest.LiveService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.LiveInteraction;
import io.throughline.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Records live interactions in a process of its own without end, each call with the next number, telling each number on standard
 * output once it is acknowledged, so that another process can end it there.
 */
final class UnfinishedRecording {
    static final int ROWS = 3;
    /** Ends a number, so that one cut off is not taken for another. */
    static final String END = ".";

    private UnfinishedRecording() {}

    /** @param arguments folder of the store, first number, clients at the same time */
    public static void main(String[] arguments) {
        int clients = Integer.parseInt(arguments[2]);
        int first = Integer.parseInt(arguments[1]);
        TestDatabase database = TestDatabase.at(Path.of(arguments[0]));
        LiveService desk = new LiveService(new ImportService(database.imports(), ImportSettings.of(10_000, true)));
        for (int client = 0; client < clients; client++) {
            int begin = first + client;
            new Thread(() -> record(desk, begin, clients)).start();
        }
    }

    private static void record(LiveService desk, int first, int step) {
        for (int number = first; ; number += step) {
            desk.record("live", rows(number)).join();
            tell(number);
        }
    }

    /** The rows of a call: one customer's, in order of time. */
    private static List<LiveInteraction> rows(int number) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> new LiveInteraction(
                        customer(number),
                        Instant.ofEpochSecond(number, row * 1000L),
                        "step" + row,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        Map.of()))
                .toList();
    }

    static String customer(int number) {
        return "c" + number;
    }

    private static synchronized void tell(int number) {
        System.out.println(number + END);
        System.out.flush();
    }
}
