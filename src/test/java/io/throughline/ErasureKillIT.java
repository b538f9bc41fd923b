package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import io.throughline.journey.Erasure;
import io.throughline.journey.ErasureStore;
import io.throughline.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process killed while it erases a person: either nothing of it has happened, or the next start knows what is left to do, and the person never comes back. */
class ErasureKillIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path logs;

    @ParameterizedTest
    @CsvSource({"erasing, 0", "erasing, 300", "erased, 0", "erased, 150"})
    void aKilledErasureIsWholeOrHasNotBegun(String last, int pauseMillis) throws IOException, InterruptedException {
        killAfter(last, pauseMillis);
        boolean erased;
        try (TestDatabase database = TestDatabase.at(folder)) {
            ErasureStore store = database.bean(ErasureStore.class);
            List<Erasure> noted = store.listErasures(10);
            erased = !noted.isEmpty();
            assertThat(last.equals(UnfinishedErasure.ERASING) || erased)
                    .as("what was answered is done")
                    .isTrue();
            JourneyIndex index = UnfinishedErasure.index(database);
            index.refresh();
            assertThat(index.countTouchpoints().values())
                    .as("rows of the person and of the other one")
                    .containsExactly(erased ? UnfinishedErasure.ROWS : 2L * UnfinishedErasure.ROWS);
            assertThat(database.customers()
                            .findCustomer(UnfinishedErasure.PERSON)
                            .isPresent())
                    .isNotEqualTo(erased);
            index.save();
            store.wipe();
            assertThat(store.listErasures(10))
                    .allSatisfy(one -> assertThat(one.filesAt()).isNotNull());
        }
        Map<String, byte[]> traces = FolderSearch.traces(UnfinishedErasure.PERSON, UnfinishedErasure.MAIL);
        assertThat(FolderSearch.search(folder, traces).isEmpty()).isEqualTo(erased);
    }

    private void killAfter(String last, int pauseMillis) throws IOException, InterruptedException {
        Process child = JavaProcess.of(UnfinishedErasure.class, List.of(), folder.toString())
                .redirectError(logs.resolve("child.log").toFile())
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (!last.equals(line)) {
                assertThat(line).as("the erasure ended early").isNotNull();
                line = out.readLine();
            }
            LockSupport.parkNanos(pauseMillis * 1_000_000L);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
