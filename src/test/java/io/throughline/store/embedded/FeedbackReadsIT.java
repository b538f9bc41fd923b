package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Transactions;
import io.throughline.store.timeline.Compaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.types.MapAccessor;

/** What customers said is read without a plan as the query of that name tells it, in the same order. */
class FeedbackReadsIT {
    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void bothWaysTellTheSame() {
        Rows.take(database.imports(), "a", Rows.batch("bob 1 search channel=web key=k1", "bob 2 store", "ann 1 store"));
        Rows.take(database.imports(), "b", Rows.batch("bob 3 email channel=mail key=k2", "ann 2 store key=k3"));
        say("shop", said("ann", 9), said("bob", 3), said(null, 5), said("ann", 8));
        say("web", said("bob", 7), said("zoe", 1));
        for (int i = 0; i < Compaction.MAX_NODES + 4; i++) {
            Rows.take(database.imports(), "c", Rows.batch("ann " + (5 + i) + " search key=s" + i));
        }
        try (ImportSession open = database.imports().open("open", false, false)) {
            var unused = open.writeFeedback(List.of(said("ann", 2)));
            tellTheSame(Compaction.MAX_NODES + 4 + 3, 0);
        }
        assertThat(database.bean(TimelineUpkeep.class).packTimelines()).isEqualTo(1);
        tellTheSame(3, 1);
    }

    /**
     * @param runs timelines with keys
     * @param packed those that were packed
     */
    private void tellTheSame(int runs, int packed) {
        List<Map<String, Object>> imports = same("voice/list-imports", Map.of(), 2);
        long first = (Long) imports.get(0).get("seq");
        long second = (Long) imports.get(1).get("seq");
        same("voice/list-touchpoints", Map.of(), 3);
        same("voice/list-channels", Map.of(), 2);
        same("voice/list-voices", Map.of("seq", first), 3);
        same("voice/list-voices", Map.of("seq", second), 2);
        same("voice/list-voices", Map.of("seq", Long.MAX_VALUE), 0);
        int[] ordinals = {2, 0, 99, 1};
        same("voice/list-said", Map.of("ordinals", ordinals, "imports", new long[] {second, first}), 4);
        same("voice/list-said", Map.of("ordinals", ordinals, "imports", new long[] {first}), 2);
        same("voice/list-said", Map.of("ordinals", ordinals, "imports", new long[0]), 0);
        same(
                "voice/list-places",
                Map.of("ordinals", ordinals, "imports", List.of(new long[] {0, Long.MAX_VALUE})),
                runs);
        same("voice/list-places", Map.of("ordinals", ordinals, "imports", List.of()), packed);
    }

    private List<Map<String, Object>> same(String name, Map<String, Object> params, int rows) {
        List<Map<String, Object>> told = told(database.bean(Transactions.class), name, params);
        assertThat(told)
                .as("%s %s", name, params)
                .isEqualTo(told(new BoltTransactions(database.driver(), null), name, params));
        assertThat(told).as("%s %s", name, params).hasSize(rows);
        return told;
    }

    private static List<Map<String, Object>> told(Transactions way, String name, Map<String, Object> params) {
        return way.write(tx -> tx.run(name, params).list(MapAccessor::asMap));
    }

    private void say(String source, FeedbackRow... said) {
        try (ImportSession session = database.imports().open(source, false, false)) {
            var unused = session.writeFeedback(List.of(said));
            session.finish(source, RecordAccount.of(said.length), List.of());
        }
    }

    private static FeedbackRow said(@Nullable String customer, int score) {
        return new FeedbackRow(
                customer,
                1_000_000,
                FeedbackRow.NEVER,
                null,
                null,
                FeedbackKind.NPS,
                score,
                0,
                10,
                "said " + score,
                null,
                null,
                Map.of());
    }
}
