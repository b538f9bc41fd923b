package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.Cuts;
import io.throughline.journey.Clock;
import io.throughline.journey.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of the index saves a start, and that no file whatever makes it tell anything else than the store does. */
class IndexFileTest {
    @TempDir
    private Path folder;

    private Path path;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void name() {
        path = folder.resolve("timelines.index");
    }

    private JourneyIndex start(MemoryTimelines log) {
        JourneyIndex index = new JourneyIndex(log, new IndexFile(path, told::add));
        index.refresh();
        return index;
    }

    private static void assertTellsWhatTheStoreDoes(MemoryTimelines log, JourneyIndex index) {
        JourneyIndex anew = new JourneyIndex(log);
        anew.refresh();
        assertThat(index.version()).isEqualTo(anew.version());
        assertThat(CutTest.sorted(CutTest.journeys(log, Cuts.of(index, Scope.ALL), Scope.ALL)))
                .isEqualTo(CutTest.sorted(CutTest.journeys(log, Cuts.of(anew, Scope.ALL), Scope.ALL)));
        assertThat(index.countTouchpoints()).isEqualTo(anew.countTouchpoints());
        assertThat(index.now().touchpointIds()).isEqualTo(anew.now().touchpointIds());
    }

    private static MemoryTimelines small() {
        return new MemoryTimelines(Clock.TIME, "buy")
                .add(List.of(Row.of("a", 1, "x"), Row.of("a", 2, "buy"), Row.of("b", 3, "x")));
    }

    private MemoryTimelines kept(MemoryTimelines log) {
        start(log).save();
        assertThat(path).exists();
        return log;
    }

    private void assertThrownAway(String reason) {
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains(path.toString(), reason);
        assertThat(path).doesNotExist();
    }

    /** Also with several segments, masked customers, values here and there, and both clocks' sources. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aStartReadsOnlyWhatWasImportedSince(long seed) {
        Random random = new Random(seed);
        MemoryTimelines log = CutTest.log(random);
        JourneyIndex first = start(log);
        for (int i = 0; i < 5 + seed; i++) {
            log.add(List.of(Row.of("c" + random.nextInt(12), random.nextInt(9) * 1_000_000L, "a")));
            first.refresh();
        }
        first.save();
        int before = log.customersRead();
        JourneyIndex second = start(log);
        assertThat(log.customersRead()).isEqualTo(before);
        assertTellsWhatTheStoreDoes(log, second);
        log.add(CutTest.rows(random, 1, "new")).add(List.of(Row.of("c1", 5, "a"), Row.of("late", 6, "b")));
        second.refresh();
        assertTellsWhatTheStoreDoes(log, second);
        before = log.customersRead();
        JourneyIndex third = start(log);
        assertThat(log.customersRead() - before).isLessThan(14);
        assertTellsWhatTheStoreDoes(log, third);
        assertThat(told).isEmpty();
    }

    @Test
    void aStoreOfStepNumbersStaysOne() {
        MemoryTimelines log =
                kept(new MemoryTimelines(Clock.STEP, "buy").add(List.of(Row.of("a", 1, "x"), Row.of("a", 2, "buy"))));
        assertTellsWhatTheStoreDoes(log, start(log));
        assertThat(told).isEmpty();
    }

    @Test
    void whereverAByteIsFlippedItIsReadAnew() throws IOException {
        MemoryTimelines log = kept(small());
        byte[] whole = Files.readAllBytes(path);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(path, damaged);
            told.clear();
            assertTellsWhatTheStoreDoes(log, start(log));
            assertThrownAway("does not fit");
        }
    }

    @Test
    void whereverItIsCutOrContinuedItIsReadAnew() throws IOException {
        MemoryTimelines log = kept(small());
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length + 20; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            told.clear();
            assertTellsWhatTheStoreDoes(log, start(log));
            if (length != whole.length) {
                assertThrownAway("does not fit");
            }
        }
    }

    @Test
    void theFileOfAnotherStoreIsReadAnew() {
        kept(small());
        MemoryTimelines other = new MemoryTimelines(Clock.TIME, "buy")
                .add(List.of(Row.of("a", 1, "x"), Row.of("a", 9, "buy"), Row.of("b", 3, "x")));
        assertTellsWhatTheStoreDoes(other, start(other));
        assertThrownAway("other imports");
    }

    @Test
    void theFileOfANewerStoreThanTheOneRestoredIsReadAnewAlsoOnceThatOneHasGrown() {
        kept(small().add(List.of(Row.of("c", 1, "x"))));
        MemoryTimelines restored = small();
        assertTellsWhatTheStoreDoes(restored, start(restored));
        assertThrownAway("other imports");
        kept(small().add(List.of(Row.of("c", 1, "x"))));
        told.clear();
        restored.add(List.of(Row.of("d", 1, "y"))).add(List.of(Row.of("e", 1, "y")));
        assertTellsWhatTheStoreDoes(restored, start(restored));
        assertThrownAway("other imports");
    }

    @Test
    void anImportTakenOutSinceMakesItReadAnew() {
        MemoryTimelines log = kept(small().add(List.of(Row.of("c", 1, "x"))));
        log.removeFirst();
        assertTellsWhatTheStoreDoes(log, start(log));
        assertThrownAway("other imports");
    }

    @Test
    void whatAKilledProcessHalfWroteIsDeletedAndTheFileOfBeforeUsed() throws IOException {
        MemoryTimelines log = kept(small());
        Files.write(folder.resolve("timelines.index.new"), new byte[100]);
        int before = log.customersRead();
        start(log);
        assertThat(log.customersRead()).isEqualTo(before);
        assertThat(folder.resolve("timelines.index.new")).doesNotExist();
    }

    @Test
    void aFullDiskIsSaidOnceAndLeavesTheFileOfBefore() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        MemoryTimelines log = kept(small());
        byte[] whole = Files.readAllBytes(path);
        JourneyIndex index = start(log);
        for (int i = 0; i < 2; i++) {
            log.add(List.of(Row.of("c" + i, 1, "x")));
            index.refresh();
            Files.createSymbolicLink(folder.resolve("timelines.index.new"), full);
            index.save();
        }
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains("cannot be kept", "space");
        assertThat(path).hasBinaryContent(whole);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
        assertTellsWhatTheStoreDoes(log, start(log));
    }

    @Test
    void aFolderThatIsNotThereIsSaidOnceAndHindersNothing() {
        path = folder.resolve("gone").resolve("timelines.index");
        MemoryTimelines log = small();
        JourneyIndex index = start(log);
        index.save();
        index.save();
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains("cannot be kept");
        assertTellsWhatTheStoreDoes(log, index);
    }

    @Test
    void whatIsKeptAlreadyIsNotWrittenAgain() throws IOException {
        MemoryTimelines log = kept(small());
        JourneyIndex index = start(log);
        Files.delete(path);
        index.save();
        assertThat(path).doesNotExist();
    }
}
