package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Migrations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** V026 on a store of before: of two channels and two stages of a touchpoint those said last stay. */
class OnePlaceIT {
    private TestDatabase database;

    @BeforeEach
    void describe(@TempDir Path folder) {
        database = TestDatabase.at(folder);
        Rows.take(database.imports(), "one", "ann 1 call", "ann 2 search", "ann 3 visit");
        database.catalogue().describe(List.of(edit("call", "a"), edit("search", "b")), "kim");
        forgetTheMigration();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static TouchpointEdit edit(String touchpoint, String said) {
        return new TouchpointEdit(touchpoint, null, said, null, "stage " + said, said, null);
    }

    /** As in a store of the build before. */
    private void forgetTheMigration() {
        assertThat(list("MATCH (m:__Migration {version: 'V026'}) DELETE m RETURN 'one' AS one"))
                .hasSize(1);
    }

    private List<String> list(String query) {
        try (var session = database.driver().session()) {
            return session.run(query).list(row -> row.get("one").asString());
        }
    }

    private List<String> places() {
        return list("MATCH (t:Touchpoint)-[r]->(to) RETURN t.id + ' ' + type(r) + ' ' + coalesce(to.name, to.id) AS one"
                + " ORDER BY one");
    }

    private void migrate() {
        new Migrations(database.bean(Cypher.class), false).run();
        assertThat(list("MATCH (m:__Migration {version: 'V026'}) RETURN m.version AS one"))
                .hasSize(1);
    }

    @Test
    void whatWasSaidLastStays() {
        list(
                "MATCH (call:Touchpoint {id: 'call'}), (search:Touchpoint {id: 'search'})-[:ON]->(b:Channel), (search)-[:IN]->(of:Stage)"
                        + " CREATE (call)-[:ON]->(b), (call)-[:IN]->(of)");
        assertThat(places())
                .containsExactly(
                        "call IN stage a",
                        "call IN stage b",
                        "call ON a",
                        "call ON b",
                        "call OWNED_BY a",
                        "search IN stage b",
                        "search ON b",
                        "search OWNED_BY b");
        migrate();
        assertThat(places())
                .containsExactly(
                        "call IN stage b",
                        "call ON b",
                        "call OWNED_BY a",
                        "search IN stage b",
                        "search ON b",
                        "search OWNED_BY b");
        assertThat(database.timelines().loadCatalogue().find("call"))
                .get()
                .extracting(Touchpoint::channel, Touchpoint::stage)
                .containsExactly("b", "stage b");
    }

    @Test
    void whereEachHoldsOneNothingChanges() {
        List<String> before = places();
        assertThat(before).hasSize(6);
        migrate();
        assertThat(places()).isEqualTo(before);
    }
}
