package io.throughline.store.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.EvidenceRow;
import io.throughline.store.identity.EvidenceLink;
import io.throughline.store.query.ImportRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages come whole and in order, whoever rewrites timelines meanwhile. */
class PagedReadsTest {
    private static final int CUSTOMERS = 10_000;

    private final AtomicInteger rewrites = new AtomicInteger();
    private final AtomicInteger torn = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();

    @Test
    void whatIsStillComesInOrder() {
        assertThat(load((from, to, read) -> range(from, to, read))).isEqualTo(all());
        assertThat(held).hasValue(0);
    }

    @Test
    void aPageThatWasRewrittenIsReadAgain() {
        List<Integer> read = load((from, to, sink) -> {
            if (torn.getAndIncrement() < 2) {
                rewrites.incrementAndGet();
                sink.accept(-1);
            } else {
                range(from, to, sink);
            }
        });
        assertThat(read).isEqualTo(all());
        assertThat(torn.get()).isGreaterThan(3);
    }

    @Test
    void aPageThatCannotBeDecodedWhileItIsRewrittenIsReadAgain() {
        List<Integer> read = load((from, to, sink) -> {
            if (torn.getAndIncrement() == 0) {
                rewrites.incrementAndGet();
                throw new IllegalStateException("half");
            }
            range(from, to, sink);
        });
        assertThat(read).isEqualTo(all());
    }

    @Test
    void whoRewritesAllTheTimeIsHeldUp() {
        List<Integer> read = load((from, to, sink) -> {
            range(from, to, sink);
            if (held.get() == 0) {
                rewrites.incrementAndGet();
                sink.accept(-1);
            }
        });
        assertThat(read).isEqualTo(all());
        assertThat(held.get()).isPositive();
    }

    @Test
    void aFailureThatNoRewriteExplainsIsTold() {
        assertThatThrownBy(() -> load((from, to, sink) -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    private List<Integer> load(PagedReads.Page<Integer> page) {
        List<Integer> read = new ArrayList<>();
        PagedReads.load(new Counted(), CUSTOMERS, page, read::add);
        return read;
    }

    private static void range(int from, int to, Consumer<Integer> sink) {
        IntStream.range(from, to).forEach(sink::accept);
    }

    private static List<Integer> all() {
        return IntStream.range(0, CUSTOMERS).boxed().toList();
    }

    private final class Counted implements Bulk {
        @Override
        public long countRewrites() {
            return rewrites.get();
        }

        @Override
        public void holdRewrites(Runnable read) {
            held.incrementAndGet();
            read.run();
        }

        @Override
        public int[] listTouched(ImportRanges imports) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pack(List<Integer> ordinals, Function<List<TimelineNode>, Optional<Map<String, Object>>> packed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int[] findOrdinals(List<String> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void create(List<TimelineNode> first, List<TimelineNode> further) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void createEvidence(long seq, List<EvidenceLink> links) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void listEvidence(ImportRanges imports, Consumer<EvidenceRow> sink) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void createVoices(List<TimelineNode> first, List<TimelineNode> further) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void listKnown(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void listCustomers(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void listRange(int from, int to, ImportRanges imports, Consumer<TimelineNode> sink) {
            throw new UnsupportedOperationException();
        }
    }
}
