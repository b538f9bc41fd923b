package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.LiveService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.Definition;
import io.throughline.journey.ImportReport;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.SameMoment;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.journey.TransitionGraph;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a log is shuffled, split and repeated over imports, every figure is that of the log imported whole. */
class OrderIT {
    private static final String HEADER = "customer,timestamp,touchpoint,value";
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CUSTOMERS = 12;
    private static final int FILES = 4;
    private static final Definition EVERY_ROW = new Definition(
            null, AfterConversion.NEW_JOURNEY, null, null, null, RepeatPolicy.KEEP, StepBy.TOUCHPOINT, SameMoment.KEEP);

    @TempDir
    private Path folder;

    private TestDatabase database;

    /** A row as it stands in a file, and how often the log holds it. */
    private record Line(String text, int times) {}

    @BeforeEach
    void clear() {
        database = TestDatabase.shared();
        database.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderAndAnySplitGivesTheSameFigures(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> log = log(random);
        List<String> whole = new ArrayList<>();
        log.forEach(line -> whole.addAll(Collections.nCopies(line.times, line.text)));
        take(whole, 1_000_000);
        Figures expected = Figures.of(database.timelines());
        assertThat(expected.interactions()).isEqualTo(whole.size());
        assertThat(expected.customers()).isEqualTo(CUSTOMERS);
        assertThat(expected.converted()).isPositive();

        for (int round = 0; round < 3; round++) {
            database.clear();
            JourneyIndex following = new JourneyIndex(database.timelines());
            long accepted = 0;
            long duplicates = 0;
            for (List<String> file : split(log, random)) {
                ImportReport report = take(file, 1 + random.nextInt(60));
                assertThat(report.rejected()).isZero();
                accepted += report.accepted();
                duplicates += report.duplicates();
                following.refresh();
            }
            assertThat(accepted).isEqualTo(whole.size());
            assertThat(duplicates).isPositive();
            assertThat(Figures.of(database.timelines())).isEqualTo(expected);
            assertThat(Figures.of(following, database.timelines())).isEqualTo(expected);
        }
    }

    /** Files that share moments, and rows among them, however they are cut into parts: the store counts its transitions as the index does. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void filesThatShareMomentsMayComeInAnyOrder(long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> files = List.of(shared(random), shared(random), shared(random));
        Set<Figures> figures = new HashSet<>();
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            for (int buffer : new int[] {1_000, 1 + random.nextInt(5)}) {
                database.clear();
                JourneyIndex following = new JourneyIndex(database.timelines());
                for (int file : order) {
                    take(files.get(file), buffer);
                    following.refresh();
                }
                Figures found = Figures.of(database.timelines());
                figures.add(found);
                assertThat(Figures.of(following, database.timelines())).isEqualTo(found);
                assertThat(database.bean(TransitionGraph.class).count(() -> true).orElseThrow().stream()
                                .map(c -> c.from() + " > " + c.to() + " " + c.count()))
                        .containsExactlyInAnyOrderElementsOf(found.edges().stream()
                                .map(e -> e.from() + " > " + e.to() + " " + e.count())
                                .toList());
            }
        }
        assertThat(figures).hasSize(1);
        assertTimelinesAreTheJourneys();
    }

    @Test
    void liveInteractionsCarryOrderAndSequence() {
        Instant one = DAY.plusSeconds(1);
        try (LiveService live = new LiveService(new ImportService(database.imports(), ImportSettings.of(100, true)))) {
            live.record(
                            "web",
                            List.of(
                                    new LiveInteraction(
                                            "c", DAY, "b", null, null, null, false, null, null, 2.0, Map.of()),
                                    new LiveInteraction(
                                            "c", DAY, "a", null, null, null, false, null, null, 1.0, Map.of()),
                                    new LiveInteraction(
                                            "c", one, "x", null, null, 1.0, true, null, "o1", null, Map.of()),
                                    new LiveInteraction(
                                            "c", one, "x", null, null, 2.0, true, null, "o1", null, Map.of()),
                                    new LiveInteraction(
                                            "c", one, "x", null, null, 4.0, true, null, "o2", null, Map.of())))
                    .join();
        }
        Figures figures = Figures.of(database.timelines());
        assertThat(figures.converted()).isEqualTo(2);
        assertThat(figures.value()).isEqualTo(7);
        assertThat(figures.paths()).anySatisfy(path -> assertThat(path.steps()).startsWith("a", "b"));
    }

    /** What a customer is shown to have done, row by row, is what their journeys tell. */
    private void assertTimelinesAreTheJourneys() {
        JourneyIndex index = new JourneyIndex(database.timelines());
        index.refresh();
        JourneySet set = Cuts.of(index, Scope.ALL.withDefinition(EVERY_ROW));
        Map<String, List<String>> told = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            for (int journey = 0; journey < block.journeys(); journey++) {
                int ordinal = block.timelines().ordinals()[block.slot()[journey]];
                List<String> steps = told.computeIfAbsent(
                        database.timelines().loadIds(new int[] {ordinal})[0], id -> new ArrayList<>());
                for (int i = block.offset()[journey]; i < block.offset()[journey + 1]; i++) {
                    steps.add(set.steps().id(block.step()[i]));
                }
            }
        }
        assertThat(told).isNotEmpty();
        told.forEach((id, steps) -> assertThat(database.customers().listInteractions(id, 1_000, 0).stream()
                        .map(entry -> entry.touchpoint().id()))
                .as(id)
                .containsExactlyElementsOf(steps));
    }

    private static List<String> shared(Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String touchpoint = List.of("search", "email", "buy").get(random.nextInt(3));
            rows.add("c" + random.nextInt(5) + "," + DAY.plusSeconds(random.nextInt(4)) + "," + touchpoint + ",");
        }
        return rows;
    }

    /** Each customer at times of their own; some rows stand there twice or three times. */
    private static List<Line> log(Random random) {
        String[] touchpoints = {"search", "email", "store", "buy"};
        List<Line> lines = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            for (int i = 0; i < 14; i++) {
                String touchpoint = touchpoints[random.nextInt(touchpoints.length)];
                Instant at = DAY.plusSeconds(i * 3600L + random.nextInt(3600));
                String value = touchpoint.equals("buy") ? Integer.toString(1 + random.nextInt(50)) : "";
                int times = random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
                lines.add(new Line("c" + customer + "," + at + "," + touchpoint + "," + value, times));
            }
        }
        return lines;
    }

    /** All copies of a row into one file; every third row some copies more into another. */
    private static List<List<String>> split(List<Line> log, Random random) {
        List<List<String>> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(new ArrayList<>());
        }
        for (Line line : log) {
            int home = random.nextInt(FILES);
            files.get(home).addAll(Collections.nCopies(line.times, line.text));
            if (random.nextInt(3) == 0) {
                int other = (home + 1 + random.nextInt(FILES - 1)) % FILES;
                files.get(other).addAll(Collections.nCopies(1 + random.nextInt(line.times), line.text));
            }
        }
        files.forEach(file -> Collections.shuffle(file, random));
        return files;
    }

    private ImportReport take(List<String> rows, int buffer) throws IOException {
        List<String> text = new ArrayList<>(rows);
        text.add(0, HEADER);
        Path file = Files.write(folder.resolve("log.csv"), text);
        ImportService desk = new ImportService(database.imports(), ImportSettings.of(buffer, true));
        return desk.importFile(ImportFile.of(file), ImportOptions.of(List.of("conversions=buy")), ImportProgress.NONE);
    }
}
