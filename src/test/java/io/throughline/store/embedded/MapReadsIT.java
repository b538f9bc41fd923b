package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.kpi.Better;
import io.throughline.kpi.FormulaText;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStore;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.Comment;
import io.throughline.map.CommentStore;
import io.throughline.map.MapFile;
import io.throughline.map.MapStore;
import io.throughline.map.Signed;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Transactions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.types.MapAccessor;
import org.springframework.core.io.ClassPathResource;

/** Maps are read without a plan as their queries read them. */
class MapReadsIT {
    private static final Signed ANNA = new Signed("anna", Instant.EPOCH);

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void eachTellsWhatItsQueryTells() throws IOException {
        database.clear();
        String maps = new ClassPathResource("sample/maps.yaml").getContentAsString(StandardCharsets.UTF_8);
        database.bean(MapStore.class).write(MapFile.trusted(maps, ANNA).edits("anna"));
        database.bean(KpiStore.class)
                .save(
                        new Kpi("a", "A", FormulaText.read("{conversion: true}"), null, Better.LOWER, null, 0),
                        null,
                        "kim");
        for (String id : List.of("b", "a")) {
            Anchor place = Anchor.of(AnchorKind.EDGE, "cart", "checkout");
            database.bean(CommentStore.class)
                    .save(new Comment(id, place, "anna", ANNA.at(), "Why?", null, 1, false, null), "kim");
        }
        Transactions past = database.bean(Transactions.class);
        Transactions over = new BoltTransactions(database.driver(), null);
        for (String name : MapReads.WAYS.keySet()) {
            assertThat(rows(past, name)).as(name).isEqualTo(rows(over, name)).hasSizeGreaterThan(1);
        }
        assertThat(rows(past, "kpi/list-kpis"))
                .anySatisfy(row -> assertThat(row.get("department")).isNull());
    }

    private static List<Map<String, Object>> rows(Transactions way, String name) {
        return way.write(tx -> tx.run(name, Map.of()).list(MapAccessor::asMap));
    }
}
