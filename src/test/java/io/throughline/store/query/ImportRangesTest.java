package io.throughline.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ImportRangesTest {

    @Test
    void holdsJustTheSeqsGiven() {
        Random random = new Random(1);
        for (int trial = 0; trial < 50; trial++) {
            TreeSet<Long> seqs = new TreeSet<>();
            random.longs(trial, 0, 60).forEach(seqs::add);
            ImportRanges ranges =
                    ImportRanges.of(seqs.stream().mapToLong(seq -> seq).toArray());
            assertThat(ranges.isEmpty()).isEqualTo(seqs.isEmpty());
            assertThat(LongStream.range(-1, 62).filter(ranges::contains).boxed())
                    .containsExactlyElementsOf(seqs);
            assertThat(ranges.runs().stream()
                            .flatMapToLong(run -> LongStream.rangeClosed(run[0], run[1]))
                            .boxed())
                    .containsExactlyElementsOf(seqs);
        }
    }

    @Test
    void neighboursAreOneRun() {
        ImportRanges ranges = ImportRanges.of(
                LongStream.range(0, 100_000).filter(seq -> seq != 7).toArray());
        assertThat(ranges.runs()).containsExactly(new long[] {0, 6}, new long[] {8, 99_999});
        assertThat(ranges.with(100_000).contains(100_000)).isTrue();
        assertThat(ranges.with(100_000).contains(7)).isFalse();
    }
}
