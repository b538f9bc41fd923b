package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.RecordAccount;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Transactions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.types.MapAccessor;

/** What is asked of earlier feedback without a plan is what the query of that name tells. */
class FeedbackShortcutsIT {
    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void bothWaysTellTheSame() {
        take("shop", said("ann", "k1"), said("ann", null), said("bob", "k2"), said(null, null));
        take("shop", said("bob", null), said("eve", "k3"), said(null, "k4"));
        take("web", said("ann", "k9"), said("zoe", "k1"));
        long last = seqs().get(2);
        try (ImportSession open = database.imports().open("open", false, false)) {
            var unused = open.writeFeedback(List.of(said("ann", null), said(null, null)));
            tellTheSame("voice/list-imports", Map.of(), 3);
        }
        List<long[]> all = List.of(new long[] {0, last});
        List<long[]> first = List.of(new long[] {0, seqs().get(0)}, new long[] {last, last});
        tellTheSame("voice/list-keys", Map.of("imports", seqs()), 6);
        tellTheSame("voice/list-keys", Map.of("imports", seqs().subList(0, 1)), 2);
        tellTheSame("voice/list-keys", Map.of("imports", List.of()), 0);
        int[] ordinals = {2, 0, 1, 3, 99};
        tellTheSame("voice/list-known", Map.of("ordinals", ordinals, "imports", all), 6);
        tellTheSame("voice/list-known", Map.of("ordinals", ordinals, "imports", first), 4);
        tellTheSame("voice/list-known", Map.of("ordinals", ordinals, "imports", List.of()), 0);
        tellTheSame("voice/list-anonymous", Map.of("imports", all), 2);
        tellTheSame("voice/list-anonymous", Map.of("imports", first), 1);
    }

    private void tellTheSame(String name, Map<String, Object> params, int rows) {
        List<Map<String, Object>> planned = told(new BoltTransactions(database.driver(), null), name, params);
        assertThat(told(database.bean(Transactions.class), name, params))
                .as("%s %s", name, params)
                .hasSize(rows)
                .containsExactlyInAnyOrderElementsOf(planned);
    }

    private List<Long> seqs() {
        return told(database.bean(Transactions.class), "voice/list-imports", Map.of()).stream()
                .map(row -> (Long) row.get("seq"))
                .toList();
    }

    private static List<Map<String, Object>> told(Transactions way, String name, Map<String, Object> params) {
        return way.write(tx -> tx.run(name, params).list(MapAccessor::asMap));
    }

    private void take(String source, FeedbackRow... said) {
        try (ImportSession session = database.imports().open(source, false, false)) {
            var unused = session.writeFeedback(List.of(said));
            session.finish(source, RecordAccount.of(said.length), List.of());
        }
    }

    private static FeedbackRow said(@Nullable String customer, @Nullable String key) {
        return new FeedbackRow(
                customer,
                1_000_000,
                FeedbackRow.NEVER,
                null,
                null,
                FeedbackKind.NPS,
                9,
                0,
                10,
                null,
                null,
                key,
                Map.of());
    }
}
