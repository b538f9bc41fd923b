package io.throughline.store.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Clock;
import io.throughline.journey.InteractionBatch;
import io.throughline.store.Rows;
import io.throughline.store.imports.Deduplication.Verdict;
import io.throughline.store.timeline.RowHash;
import io.throughline.store.timeline.StoredContent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeduplicationTest {

    private static Verdict[] judge(KnownInteractions known, BitSet consumed, String... rows) {
        InteractionBatch part = Rows.batch(rows);
        int[] codes = part.touchpoints.all().stream()
                .mapToInt(DeduplicationTest::code)
                .toArray();
        int[] none = new int[0];
        CustomerEntries entries = new CustomerEntries(part, PartOrder.of(part), codes, none, none).moveTo(0);
        return Deduplication.judge(entries, Clock.TIME, known, consumed);
    }

    /** A row without channel, value or attributes. */
    private static void add(KnownInteractions known, long at, int touchpoint, boolean derived) {
        long identity = StoredContent.identity(-1, -1, null, Double.NaN);
        known.add(at, touchpoint, derived, identity, RowHash.number(identity, Double.NaN));
    }

    /** A code that does not depend on the part. */
    private static int code(String touchpoint) {
        return touchpoint.equals("Conversion") ? 99 : touchpoint.charAt(0) - 'a';
    }

    @Test
    void whatTheStoreHasAbsorbsOneRowEach() {
        KnownInteractions known = new KnownInteractions();
        add(known, 1, 0, false);
        add(known, 1, 0, false);
        assertThat(judge(known, new BitSet(), "c 1 a", "c 1 a", "c 1 a", "c 1 b", "c 2 a"))
                .containsExactly(Verdict.DUPLICATE, Verdict.DUPLICATE, Verdict.NEW, Verdict.NEW, Verdict.NEW);
    }

    @Test
    void aRowAndADerivedEntryNeverStandForEachOther() {
        KnownInteractions known = new KnownInteractions();
        add(known, 1, 99, false);
        assertThat(judge(known, new BitSet(), "c 1 a flag")).containsExactly(Verdict.NEW, Verdict.NEW);
        add(known, 1, 0, true);
        assertThat(judge(known, new BitSet(), "c 1 a flag")).containsExactly(Verdict.NEW, Verdict.DUPLICATE);
    }

    @Test
    void anImportDoesNotAbsorbItsOwnRows() {
        assertThat(judge(new KnownInteractions(), new BitSet(), "c 1 a", "c 1 a"))
                .containsOnly(Verdict.NEW);
    }

    @Test
    void laterPartsMeetOnlyWhatEarlierPartsLeft() {
        KnownInteractions known = new KnownInteractions();
        add(known, 1, 0, false);
        BitSet consumed = new BitSet();
        assertThat(judge(known, consumed, "c 1 a")).containsExactly(Verdict.DUPLICATE);
        assertThat(judge(known, consumed, "c 1 a")).containsExactly(Verdict.NEW);
    }

    @Test
    void aKeyDecidesAlone() {
        KnownInteractions known = new KnownInteractions();
        assertThat(judge(known, new BitSet(), "c 1 a key=k value=3", "c 1 a key=l value=3"))
                .containsExactly(Verdict.NEW, Verdict.NEW);
        assertThat(judge(known, new BitSet(), "c 1 a key=k value=3")).containsExactly(Verdict.DUPLICATE);
        assertThat(judge(known, new BitSet(), "c 1 a key=k value=4")).containsExactly(Verdict.OTHER_CONTENT);
        assertThat(judge(known, new BitSet(), "c 2 a key=k value=3")).containsExactly(Verdict.OTHER_CONTENT);
        assertThat(judge(known, new BitSet(), "c 1 a key=k value=3 a.x=1")).containsExactly(Verdict.OTHER_CONTENT);
        assertThat(judge(known, new BitSet(), "c 1 a value=3")).containsExactly(Verdict.NEW);
    }

    @Test
    void aDerivedEntrySharesTheFateOfItsKeyedRow() {
        KnownInteractions known = new KnownInteractions();
        assertThat(judge(known, new BitSet(), "c 1 a key=k flag")).containsExactly(Verdict.NEW, Verdict.NEW);
        assertThat(judge(known, new BitSet(), "c 1 a key=k flag"))
                .containsExactly(Verdict.DUPLICATE, Verdict.DUPLICATE);
        assertThat(judge(known, new BitSet(), "c 1 a key=k")).containsExactly(Verdict.OTHER_CONTENT);
    }

    @Test
    void aRowThatDiffersInAnythingIsAnotherRow() {
        KnownInteractions known = new KnownInteractions();
        add(known, 1, 0, false);
        assertThat(judge(
                        known,
                        new BitSet(),
                        "c 1 a value=3",
                        "c 1 a a.x=1",
                        "c 1 a order=o",
                        "c 1 a sequence=1",
                        "c 1 a"))
                .containsExactly(Verdict.NEW, Verdict.CHANGED, Verdict.CHANGED, Verdict.NEW, Verdict.DUPLICATE);
        assertThat(judge(known, new BitSet(), "c 1 a flag value=3")).containsExactly(Verdict.CHANGED, Verdict.NEW);
    }

    @Test
    void theOtherClockIsRefusedWhole() {
        KnownInteractions known = new KnownInteractions();
        known.clock(Clock.STEP);
        assertThat(judge(known, new BitSet(), "c 1 a", "c 2 a flag")).containsOnly(Verdict.OTHER_CLOCK);
    }

    /** For random multisets, any order of imports and any splitting into parts ends with the largest count of each row. */
    @Test
    void countsEndAsThoseOfTheLargestImport() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<List<String>> imports = new ArrayList<>();
            Map<String, Integer> largest = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                List<String> rows = new ArrayList<>();
                for (int r = random.nextInt(8); r > 0; r--) {
                    rows.add("c " + random.nextInt(3) + " " + "abc".charAt(random.nextInt(3)));
                }
                imports.add(rows);
                rows.forEach(r -> largest.merge(r, Collections.frequency(rows, r), Math::max));
            }
            Collections.shuffle(imports, random);
            assertThat(stored(imports, random)).isEqualTo(largest);
        }
    }

    private static Map<String, Integer> stored(List<List<String>> imports, Random random) {
        Map<String, Integer> stored = new HashMap<>();
        for (List<String> rows : imports) {
            KnownInteractions known = new KnownInteractions();
            stored.forEach((row, count) -> {
                for (int i = 0; i < count; i++) {
                    add(known, row.charAt(2) - '0', code(row.substring(4)), false);
                }
            });
            BitSet consumed = new BitSet();
            int cut = random.nextInt(rows.size() + 1);
            for (List<String> part : List.of(rows.subList(0, cut), rows.subList(cut, rows.size()))) {
                if (!part.isEmpty()) {
                    // Ordered, so that verdicts stand at the places of their rows.
                    List<String> ordered = part.stream().sorted().toList();
                    Verdict[] verdicts = judge(known, consumed, ordered.toArray(String[]::new));
                    for (int i = 0; i < verdicts.length; i++) {
                        stored.merge(ordered.get(i), verdicts[i] == Verdict.NEW ? 1 : 0, Integer::sum);
                    }
                }
            }
        }
        return stored;
    }
}
