package io.throughline.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.query.VisibleImports.Visible;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What imports say together is the same whether they came at once, one by one, or in another order. */
class VisibleImportsTest {
    private static final int IMPORTS = 60;

    private static Visible visible(int seq, Random random) {
        return new Visible(
                seq,
                "import-" + seq,
                "source " + random.nextInt(4),
                seq,
                false,
                seq + 1,
                BitSet.valueOf(new long[] {1L << random.nextInt(60)}),
                BitSet.valueOf(new long[] {1L << random.nextInt(8)}),
                BitSet.valueOf(new long[] {1L << random.nextInt(30)}),
                List.of("a_" + random.nextInt(20)));
    }

    private static void assertSame(VisibleImports some, VisibleImports others) {
        assertThat(some.all()).isEqualTo(others.all());
        assertThat(some.fingerprint()).isEqualTo(others.fingerprint());
        assertThat(some.touchpoints()).isEqualTo(others.touchpoints());
        assertThat(some.channels()).isEqualTo(others.channels());
        assertThat(some.campaigns()).isEqualTo(others.campaigns());
        assertThat(some.sources()).isEqualTo(others.sources());
        assertThat(some.columns()).isEqualTo(others.columns());
    }

    @Test
    void addedOneByOneTheySayWhatTheySayTogether() {
        Random random = new Random(7);
        List<Visible> all = new ArrayList<>();
        VisibleImports grown = new VisibleImports(List.of());
        for (int seq = 0; seq < IMPORTS; seq++) {
            Visible next = visible(seq, random);
            all.add(next);
            VisibleImports before = grown;
            String told = before.fingerprint();
            grown = grown.and(List.of(next));
            assertSame(grown, new VisibleImports(all));
            assertThat(before.fingerprint())
                    .as("what was known stays")
                    .isEqualTo(told)
                    .isNotEqualTo(grown.fingerprint());
        }
        VisibleImports some = grown.where(one -> one.seq() < IMPORTS / 2);
        assertSame(some, new VisibleImports(all.subList(0, IMPORTS / 2)));
        assertThat(grown.where(one -> true)).isSameAs(grown);
    }

    @Test
    void oneThatWasFinishedLateStandsInItsPlace() {
        Random random = new Random(8);
        List<Visible> all = List.of(visible(0, random), visible(1, random), visible(2, random));
        VisibleImports late = new VisibleImports(List.of(all.get(0), all.get(2))).and(List.of(all.get(1)));
        assertSame(late, new VisibleImports(all));
    }
}
