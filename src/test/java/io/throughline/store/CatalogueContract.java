package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.CustomerStore.TimelineEntry;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.TransitionGraph;
import io.throughline.journey.TransitionGraph.Transition;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Migrations;
import io.throughline.store.query.Migrations.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The catalogue, the transition graph and the schema. */
interface CatalogueContract extends StoreContract {
    @Test
    default void aDescriptionIsSeenAtOnceAndRaisesTheVersion() {
        Rows.take(imports(), "one", "ann 1 search", "ann 2 call channel=desk");
        long version = timelines().version();
        Touchpoint described = catalogue()
                .describe(
                        List.of(new TouchpointEdit(
                                "search", "Web search", "web", ChannelKind.ONLINE, "awareness", "Mia", true)),
                        "kim")
                .get(0);
        assertThat(timelines().version()).isGreaterThan(version);
        assertThat(timelines().loadCatalogue().find("search")).contains(described);
        assertThat(described.stageOrder()).isEqualTo(1);
        Touchpoint renamed = catalogue()
                .describe(List.of(new TouchpointEdit("search", "Find", null, null, null, null, null)), "kim")
                .get(0);
        assertThat(renamed)
                .isEqualTo(new Touchpoint(
                        described.code(), "search", "Find", "web", ChannelKind.ONLINE, "awareness", 1, "Mia", true));
        assertThat(customers().listInteractions("ann", 10, 0))
                .extracting(TimelineEntry::channel)
                .containsExactly("web", "desk");
        assertThat(catalogue()
                        .describe(List.of(new TouchpointEdit("nowhere", "x", null, null, null, null, null)), "kim"))
                .isEmpty();
        assertThatThrownBy(() -> catalogue()
                        .describe(
                                List.of(new TouchpointEdit("call", null, null, ChannelKind.OFFLINE, null, null, null)),
                                "kim"))
                .isInstanceOf(InvalidArgument.class);
        try (ImportSession session = imports().open("two", false, true)) {
            assertThat(session.conversions()).containsExactly("search");
        }
    }

    /** What was said before is over, in the order in which it was said. */
    @Test
    default void aTouchpointIsInTheChannelAndStageSaidLast() {
        Rows.take(imports(), "one", "ann 1 search");
        for (String said : List.of("a", "b", "a", "c")) {
            TouchpointEdit edit = new TouchpointEdit("search", null, said, null, "stage " + said, said, null);
            Touchpoint described = catalogue().describe(List.of(edit), "kim").get(0);
            assertThat(timelines().loadCatalogue().find("search")).contains(described);
            assertThat(described)
                    .extracting(Touchpoint::channel, Touchpoint::stage, Touchpoint::owner)
                    .containsExactly(said, "stage " + said, said);
            try (var session = database().driver().session()) {
                assertThat(session.run("MATCH (:Touchpoint {id: 'search'})-[r]->(to) RETURN type(r) + ' ' +"
                                        + " coalesce(to.name, to.id) AS one ORDER BY one")
                                .list(row -> row.get("one").asString()))
                        .containsExactly("IN stage " + said, "ON " + said, "OWNED_BY " + said);
            }
        }
    }

    @Test
    default void theDatabaseCountsTransitionsByTheDefaultDefinition() {
        try (ImportSession session = imports().open("one", false, true)) {
            session.markConversion("buy");
            Rows.finish(
                    session,
                    Rows.batch(
                            "ann 1 search",
                            "ann 3 buy",
                            "ann 3 gift",
                            "ann 3 buy",
                            "bob 1 buy",
                            "bob 2 buy",
                            "cid 1 search"),
                    Rows.batch("ann 2 search", "dan 1 search"));
        }
        List<String> counts = database().bean(TransitionGraph.class).count(() -> true).orElseThrow().stream()
                .map(c -> c.from() + " > " + c.to() + " " + c.count())
                .toList();
        assertThat(counts)
                .containsExactly(
                        "START > buy 2",
                        "START > search 3",
                        "gift > buy 1",
                        "search > ENDED 2",
                        "search > gift 1",
                        "search > search 1");
    }

    @Test
    default void transitionsEndAsWrittenLast() {
        Rows.take(imports(), "one", "ann 1 search", "ann 2 buy");
        TransitionGraph graph = database().bean(TransitionGraph.class);
        assertThat(graph.asOf("")).isEmpty();
        Transition entry = new Transition("START", "search", 1, 1, 1, 1, null, null);
        Transition step = new Transition("search", "buy", 1, 1, 1, 1, 5.0, 5.0);
        Transition end = new Transition("buy", "ENDED", 1, 1, 1, 0, null, null);
        graph.write("", List.of(entry, step, end), 1);
        graph.write("p", List.of(step), 2);
        Transition more = new Transition("search", "buy", 2, 0.5, 2, 2, 7.0, null);
        graph.write("", List.of(more, entry), 3);
        assertThat(graph.list("")).containsExactly(entry, more);
        assertThat(graph.list("p")).containsExactly(step);
        assertThat(graph.asOf("")).hasValue(3);
    }

    @Test
    default void aChangedMigrationIsRefused() {
        Migrations migrations = new Migrations(database().bean(Cypher.class), false);
        Migration first = Migrations.load().get(0);
        migrations.run(List.of(first));
        assertThatThrownBy(() -> migrations.run(List.of(new Migration(first.version(), first.text() + "\nRETURN 1;"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(first.version());
    }

    @Test
    default void everyQueryFileIsExplained() throws Exception {
        TreeSet<String> seen = new TreeSet<>();
        try (var session = database().driver().session();
                var files = Files.walk(Path.of("cypher"))) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".cypher")).sorted().toList()) {
                if (!file.toString().contains("migrations")) {
                    String text = Files.readString(file);
                    assertThat(text.lines().limit(3).toList())
                            .as(file.toString())
                            .satisfiesExactly(
                                    l -> assertThat(l).startsWith("// purpose: "),
                                    l -> assertThat(l).startsWith("// params: "),
                                    l -> assertThat(l).startsWith("// rows: "));
                    // 01N0x: deprecated. What a database has no token for yet depends on what ran before, so is not
                    // asked.
                    var notifications = session.run("EXPLAIN " + text).consume().gqlStatusObjects();
                    assertThat(notifications)
                            .as(file.toString())
                            .noneMatch(o -> o.gqlStatus().startsWith("01N0"));
                    seen.add(file.toString());
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }

    @Test
    default void theSampleLeavesInTheSameSwitchThatBringsTheFirstImport() {
        Touchpoint checkout =
                new Touchpoint(0, "checkout", "Checkout", "web", ChannelKind.ONLINE, "purchase", 3, "Sales", true);
        Touchpoint search =
                new Touchpoint(1, "search", "Search", "web", ChannelKind.ONLINE, "awareness", 1, null, false);
        catalogue().describeAll(List.of(checkout, search), true);
        try (ImportSession session = imports().open("sample", true, false)) {
            assertThat(session.conversions()).containsExactly("checkout");
            Rows.finish(session, Rows.batch("ann 1 search", "ann 2 checkout value=5"));
        }
        assertThat(timelines().loadCatalogue().find("checkout").orElseThrow().stage())
                .isEqualTo("purchase");
        try (ImportSession session = imports().open("mine", false, true)) {
            assertThat(session.conversions()).isEmpty();
            session.markConversion("search");
            assertThat(texts("ann")).hasSize(2);
            ImportReport report = Rows.finish(session, Rows.batch("ann 1 search"));
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(report.notes()).hasSize(2);
        }
        assertThat(texts("ann")).containsExactly("ann 1 search");
        Catalogue catalogue = timelines().loadCatalogue();
        assertThat(catalogue.find("checkout")).isEmpty();
        Touchpoint left = catalogue.find("search").orElseThrow();
        assertThat(left).isEqualTo(new Touchpoint(left.code(), "search", "search", null, null, null, 0, null, true));
        // Customer, timeline, import, touchpoint.
        assertThat(database().nodes()).isEqualTo(4);
    }
}
