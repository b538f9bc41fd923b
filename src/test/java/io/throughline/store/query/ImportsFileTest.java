package io.throughline.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Values;
import org.neo4j.driver.types.MapAccessor;

/** A start reads of the finished imports only what its file lacks, and nothing of the file where the store is not the one it was written of. */
class ImportsFileTest {
    private static final int MANY = 1500;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Store store = new Store();

    @SuppressWarnings("NullAway.Init")
    private Path file;

    private String before = "";

    /** Finished imports behind the queries that ask for them. */
    private static final class Store implements Transactions {
        final List<Map<String, Object>> done = new ArrayList<>();
        final List<Long> asked = new ArrayList<>();
        long version;
        long removal;

        void add(int count) {
            for (int i = 0; i < count; i++) {
                version++;
                done.add(Map.of(
                        "seq",
                        version,
                        "id",
                        "import-" + version,
                        "source",
                        i % 3 == 0 ? "shop" : "Läden",
                        "at",
                        1_700_000_000_000L + i,
                        "sample",
                        i % 7 == 0,
                        "version",
                        version,
                        "touchpoints",
                        List.of((long) i % 90, 3L),
                        "channels",
                        List.of(),
                        "campaigns",
                        List.of(1L),
                        "columns",
                        List.of("trait.age", "cart")));
            }
        }

        private Rows rows(String name, Map<String, ?> params) {
            List<Map<String, Object>> rows = switch (name) {
                case "counter/find-version", "counter/settle-version" ->
                    List.of(Map.of("version", version, "removal", removal));
                case "import/find-done" ->
                    done.stream()
                            .filter(row -> row.get("id").equals(params.get("id")))
                            .toList();
                case "import/list-done" -> list((Long) params.get("after"));
                default -> throw new IllegalArgumentException(name);
            };
            return new Rows(
                    rows.stream().map(row -> (MapAccessor) Values.value(row)).iterator());
        }

        private List<Map<String, Object>> list(long after) {
            asked.add(after);
            return done.stream()
                    .filter(row -> (Long) row.get("version") > after)
                    .toList();
        }

        @Override
        public <T> T read(Function<Tx, T> work) {
            return work.apply(this::rows);
        }

        @Override
        public <T> T write(Function<Tx, T> work) {
            return work.apply(this::rows);
        }

        @Override
        public void readOnce(Function<Tx, Boolean> work) {
            var unused = work.apply(this::rows);
        }

        @Override
        public void run(String statement, Map<String, ?> params) {
            throw new UnsupportedOperationException(statement);
        }
    }

    private VisibleImports started() {
        store.asked.clear();
        return VisibleImports.load(new Cypher(() -> store, new ImportsFile(file)));
    }

    @BeforeEach
    void manyImports() {
        file = folder.resolve("imports.list");
        store.add(MANY);
        before = started().fingerprint();
    }

    @Test
    void onlyWhatIsNewerIsRead() {
        VisibleImports known = started();
        assertThat(store.asked).containsExactly((long) MANY);
        assertThat(known.all()).isEqualTo(VisibleImports.load(new Cypher(store)).all());
        assertThat(known.fingerprint()).isEqualTo(before);
        store.add(2);
        assertThat(started().all()).hasSize(MANY + 2);
        assertThat(store.asked).containsExactly((long) MANY);
    }

    @Test
    void aStoreThatLostImportsIsReadAnew() {
        store.done.remove(17);
        store.version++;
        store.removal = store.version;
        assertThat(started().all()).hasSize(MANY - 1);
        assertThat(store.asked).containsExactly(-1L);
    }

    @Test
    void aStoreThatWentAnotherWayIsReadAnew() {
        store.done.remove(MANY - 1);
        store.add(1);
        assertThat(started().all()).hasSize(MANY);
        assertThat(store.asked).containsExactly(-1L);
        store.done.subList(MANY / 2, MANY).clear();
        store.version = MANY / 2;
        assertThat(started().all()).hasSize(MANY / 2);
        assertThat(store.asked).containsExactly(-1L);
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int place : new int[] {0, 40, bytes.length / 2, bytes.length - 1}) {
            byte[] damaged = bytes.clone();
            damaged[place] ^= 4;
            Files.write(file, damaged);
            assertThat(started().fingerprint()).isEqualTo(before);
            assertThat(store.asked).containsExactly(-1L);
        }
        for (int length : new int[] {0, 5, bytes.length - 9}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(started().fingerprint()).isEqualTo(before);
            assertThat(store.asked).containsExactly(-1L);
        }
    }

    @Test
    void fewImportsKeepNoFile() throws IOException {
        Files.delete(file);
        store.done.clear();
        store.add(20);
        started();
        assertThat(file).doesNotExist();
    }
}
