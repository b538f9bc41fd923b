package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.cut.ScopeCut;
import io.throughline.journey.Clock;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** Once somebody is erased the index tells what a fresh one does, how far the data reach included, without reading everything anew. */
class ErasedPersonsTest {
    private static final class Store extends MemoryTimelines {
        private final Map<Long, Integer> gone = new TreeMap<>();
        private int readings;

        Store() {
            super(Clock.TIME, "buy");
        }

        void erase(String customer) {
            imports()
                    .replaceAll(rows -> rows.stream()
                            .filter(row -> !row.customer().equals(customer))
                            .toList());
            add(List.of());
            gone.put(version(), findOrdinal(customer).orElseThrow());
        }

        @Override
        public List<Erased> loadErased(long after, long until) {
            return gone.entrySet().stream()
                    .filter(one -> one.getKey() > after && one.getKey() <= until)
                    .map(one -> new Erased(one.getKey(), new int[] {one.getValue()}))
                    .toList();
        }

        @Override
        public long loadAll(Consumer<StoredTimeline> sink) {
            readings++;
            return super.loadAll(sink);
        }
    }

    private static String told(JourneyIndex index) {
        JourneySet set = new ScopeCut(index.now(), Scope.ALL, null).journeys();
        int journeys = set.blocks().stream().mapToInt(JourneyBlock::journeys).sum();
        return journeys + " until " + set.dataUntil() + " of " + index.countTouchpoints();
    }

    private static Store store(Random random) {
        Store store = new Store();
        for (int file = 0; file < 3; file++) {
            List<Row> rows = new ArrayList<>(List.of(Row.of("stays", 1, "look"), Row.of("stays", 1, "buy")));
            for (int i = 0; i < 12; i++) {
                rows.add(
                        Row.of("c" + random.nextInt(6), 1 + random.nextInt(20), random.nextBoolean() ? "look" : "buy"));
            }
            store.add(rows);
        }
        return store;
    }

    @Test
    void dataReachAsFarAsIfTheyHadNeverBeenThere() {
        Random random = new Random(5);
        int shorter = 0;
        for (int round = 0; round < 200; round++) {
            Store store = store(random);
            JourneyIndex index = new JourneyIndex(store);
            index.refresh();
            String before = told(index);
            for (int person = 0; person < 6; person++) {
                if (store.findOrdinal("c" + person).isPresent() && random.nextBoolean()) {
                    store.erase("c" + person);
                    index.refresh();
                    JourneyIndex fresh = new JourneyIndex(store);
                    assertThat(store.readings).as("read anew").isEqualTo(1);
                    fresh.refresh();
                    store.readings--;
                    assertThat(told(index)).isEqualTo(told(fresh));
                }
            }
            shorter += before.contains(until(index)) ? 0 : 1;
        }
        assertThat(shorter).as("the one who came last was among them").isGreaterThan(20);
    }

    private static String until(JourneyIndex index) {
        String told = told(index);
        return told.substring(told.indexOf(" until "), told.indexOf(" of "));
    }

    /** A row from the future of its import does not tell how far data reach, and the index does not keep which ones those are. */
    @Test
    void whereRowsCameFromTheFutureTheStoreIsAsked() {
        Store store = new Store();
        store.moment = 10;
        store.add(List.of(Row.of("ann", 9, "look"), Row.of("bob", 5, "look"), Row.of("bob", 12, "buy")));
        JourneyIndex index = new JourneyIndex(store);
        index.refresh();
        store.erase("ann");
        index.refresh();
        assertThat(store.readings).isEqualTo(2);
        assertThat(until(index)).isEqualTo(" until 5");
    }
}
