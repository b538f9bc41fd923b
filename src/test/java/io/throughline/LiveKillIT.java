package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.CustomerStore;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live interactions of a process killed at any moment: what was acknowledged is stored, and no call is stored in part. */
class LiveKillIT {
    private static final int KILLS = 15;

    private static final int CLIENTS = 4;
    private static final int STRIDE = 1_000_000;

    @TempDir
    private Path folder;

    @TempDir
    private Path logs;

    @Test
    void whatWasAcknowledgedIsStored() throws IOException, InterruptedException {
        Random random = new Random(15);
        Set<Integer> acknowledged = new TreeSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Set<Integer> some = killAfter(kill * STRIDE, 1 + random.nextInt(40), random.nextInt(20_000));
            assertThat(some).isNotEmpty();
            acknowledged.addAll(some);
        }
        try (TestDatabase database = TestDatabase.at(folder)) {
            List<StoredTimeline> stored = new ArrayList<>();
            database.timelines().loadAll(stored::add);
            assertThat(stored).allSatisfy(t -> assertThat(t.at()).hasSize(UnfinishedRecording.ROWS));
            assertThat(stored)
                    .extracting(StoredTimeline::customer)
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged.stream()
                            .map(UnfinishedRecording::customer)
                            .toList());
            CustomerStore store = database.customers();
            int last = acknowledged.stream().mapToInt(n -> n).max().orElseThrow();
            assertThat(store.findCustomer(UnfinishedRecording.customer(last))).isPresent();
        }
    }

    /** Runs a recording until it has acknowledged some calls, waits a little, and kills it; returns all it acknowledged. */
    private Set<Integer> killAfter(int first, int calls, int pauseMicros) throws IOException, InterruptedException {
        Process child = JavaProcess.of(
                        UnfinishedRecording.class,
                        List.of(),
                        folder.toString(),
                        Integer.toString(first),
                        Integer.toString(CLIENTS))
                .redirectError(logs.resolve("child.log").toFile())
                .start();
        Set<Integer> said = new TreeSet<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            while (said.size() < calls) {
                String line = out.readLine();
                assertThat(line).as("the recording ended early").isNotNull();
                hear(line, said);
            }
            LockSupport.parkNanos(pauseMicros * 1000L);
            // Not by the process itself: that would close the stream with what it still said.
            child.toHandle().destroyForcibly();
            out.lines().forEach(line -> hear(line, said));
        } finally {
            child.destroyForcibly().waitFor();
        }
        return said;
    }

    private static void hear(String line, Set<Integer> said) {
        if (line.matches("\\d+\\.")) {
            said.add(Integer.valueOf(line.substring(0, line.length() - UnfinishedRecording.END.length())));
        }
    }
}
