package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.breakdown.Breakdown;
import io.throughline.analysis.breakdown.Breakdowns;
import io.throughline.analysis.breakdown.Trend;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.api.Connections.PageEdge;
import io.throughline.graph.GraphView;
import io.throughline.path.variant.Paths;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Every field of the schema brings what the rooms behind it say, under the name of the contract. */
@SpringBootTest(classes = MemoryApplication.class)
class FieldsTest {
    private static final String RATE = "{ value numerator denominator low high deff of }";

    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    private String data(String query) {
        return Answer.to(handler, query).data();
    }

    /** By hand from the log: four journeys of three customers; two convert, one begins after a conversion. */
    @Test
    void figuresOfJourneys() {
        String data = data(
                "{ journeys { count customers interactions converted customerConversion " + RATE
                        + " value afterConversionTails open dataUntil steps { mean median p90 max } seconds { mean median p90 max } } }");
        assertThat(data)
                .isEqualTo("{\"journeys\":{\"count\":4,\"customers\":3,\"interactions\":8,\"converted\":2,"
                        + "\"customerConversion\":{\"value\":0.6666666666666666,\"numerator\":2,\"denominator\":3,"
                        + "\"low\":0.20765960080204765,\"high\":0.9385080552796037,\"deff\":1.0,\"of\":\"customers\"},"
                        + "\"value\":42.0,\"afterConversionTails\":1,"
                        + "\"open\":null,\"dataUntil\":\"2026-03-01T10:00:00Z\","
                        + "\"steps\":{\"mean\":2.0,\"median\":2.0,\"p90\":3.0,\"max\":3.0},"
                        + "\"seconds\":{\"mean\":90.0,\"median\":90.0,\"p90\":180.0,\"max\":180.0}}}");
        assertThat(data("{ journeys(scope: { sources: [] }) { count customerConversion " + RATE
                        + " steps { mean } seconds { mean } } }"))
                .isEqualTo("{\"journeys\":{\"count\":0,\"customerConversion\":{\"value\":null,\"numerator\":0,"
                        + "\"denominator\":0,\"low\":null,\"high\":null,\"deff\":1.0,\"of\":\"customers\"},"
                        + "\"steps\":null,\"seconds\":null}}");
    }

    @Test
    void checksAreAsTheyAreMade() {
        String data = data("{ journeys { checks { name holds left right } } }");
        assertThat(data)
                .startsWith(
                        "{\"journeys\":{\"checks\":[{\"name\":\"transitions out of START = journeys\",\"holds\":true,"
                                + "\"left\":4.0,\"right\":4.0},")
                .doesNotContain("\"holds\":false");
    }

    @Test
    void ratesCarryTheirEvidence() {
        Answer answer = Answer.to(handler, "{ journeys { conversion " + RATE + " } }");
        Map<String, Object> rate = answer.read("$.data.journeys.conversion");
        assertThat(rate)
                .containsEntry("value", 0.5)
                .containsEntry("numerator", 2L)
                .containsEntry("denominator", 4L)
                .containsEntry("of", "journeys");
        assertThat((Double) rate.get("deff")).isGreaterThanOrEqualTo(1);
        assertThat((Double) rate.get("low")).isPositive().isLessThan(0.5);
        assertThat((Double) rate.get("high")).isGreaterThan(0.5).isLessThan(1);
    }

    @Test
    void breakdownWithItsDefault() {
        assertThat(data("{ journeys { breakdown(by: \"firstChannel\") { key count customers conversion { numerator }"
                        + " value medianSeconds } } }"))
                .isEqualTo("{\"journeys\":{\"breakdown\":[{\"key\":\"web\",\"count\":3,\"customers\":2,"
                        + "\"conversion\":{\"numerator\":1},\"value\":40.0,\"medianSeconds\":180.0},{\"key\":\"store\","
                        + "\"count\":1,\"customers\":1,\"conversion\":{\"numerator\":1},\"value\":2.0,"
                        + "\"medianSeconds\":0.0}]}}");
        assertThat(fetched.value("Journeys.breakdown"))
                .isEqualTo(Breakdowns.of(fetched.set(), new Breakdown.Request("firstChannel", 20)));
        data("{ journeys { breakdown(by: \"persona\", top: 1) { key } } }");
        assertThat(fetched.value("Journeys.breakdown"))
                .isEqualTo(Breakdowns.of(fetched.journeys(), new Breakdown.Request("persona", 1)));
    }

    private void assertShown(GraphView.Request request) {
        assertThat(((GraphController.ShownGraph) fetched.value("Journeys.graph")).view())
                .isEqualTo(fetched.journeys().view(request));
    }

    /** Of the four journeys the graph keeps its step most visited, twice the last of its journey, and hides cart. */
    @Test
    void graphWithEverything() {
        String data =
                data("{ journeys { graph(top: 1, minCount: 1) { nodes { id kind label channel stage visits journeys"
                        + " dropOff { value } exitShare { value } conversion { value } conversionFromHere hiddenIn hiddenOut }"
                        + " edges { from to count probability journeys medianSeconds p90Seconds }"
                        + " hidden { nodes edges transitions } } } }");
        assertThat(data)
                .contains("{\"id\":\"search\",\"kind\":\"STEP\",\"label\":\"Search\","
                        + "\"channel\":\"web\",\"stage\":\"aware\",\"visits\":4,\"journeys\":3,"
                        + "\"dropOff\":{\"value\":0.25},\"exitShare\":{\"value\":0.3333333333333333},"
                        + "\"conversion\":{\"value\":0.3333333333333333},"
                        + "\"conversionFromHere\":0.3333333333333333,\"hiddenIn\":0,\"hiddenOut\":2}")
                .contains("{\"from\":\"search\",\"to\":\"search\",\"count\":1,\"probability\":0.25,"
                        + "\"journeys\":1,\"medianSeconds\":120.0,\"p90Seconds\":120.0}")
                .contains("\"hidden\":{\"nodes\":1,\"edges\":3,\"transitions\":4}}}}");
        assertShown(new GraphView.Request(1, 1L, true, true));
        data("{ journeys { graph(minCount: 2) { nodes { id } edges { from journeys } } } }");
        assertShown(new GraphView.Request(null, 2L, false, false));
    }

    @Test
    void graphKeepsTheTopOfEachStageAndWhatIsNamed() {
        String nodes = "{ hidden { nodes } nodes { id } }";
        assertThat(data("{ journeys { graph(topPerStage: 0, keep: [\"cart\"]) " + nodes + " } }"))
                .contains("\"nodes\":1}")
                .contains("cart")
                .doesNotContain("search");
        assertThat(data("{ journeys { graph(topPerStage: 1) " + nodes + " } }"))
                .contains("\"nodes\":0}")
                .contains("cart", "search");
    }

    @Test
    void graphComputesRatesTimesAndChancesOnlyWhenSelected() {
        data("{ journeys { graph { nodes { id } edges { from } } } }");
        assertShown(new GraphView.Request(null, false, false, false, GraphView.Keep.ALL));
        data("{ journeys { graph { nodes { ...N } } } } fragment N on GraphNode { kept: dropOff { value } }");
        assertShown(new GraphView.Request(null, null, false, false));
        for (String asked : List.of(
                "nodes { journeys }",
                "nodes { exitShare { value } }",
                "edges { journeys }",
                "nodes { conversion { numerator } }")) {
            data("{ journeys { graph { " + asked + " } } }");
            assertShown(new GraphView.Request(null, null, false, false));
        }
        data("{ journeys { graph { ...F } } } fragment F on JourneyGraph { edges { slow: p90Seconds } }");
        assertShown(new GraphView.Request(null, false, true, false, GraphView.Keep.ALL));
        data("query { journeys { g: graph { nodes { c: conversionFromHere } } } }");
        assertShown(new GraphView.Request(null, null, false, true));
        data("{ journeys { graph { edges { from medianSeconds @skip(if: true) } } } }");
        assertShown(new GraphView.Request(null, false, false, false, GraphView.Keep.ALL));
    }

    /** Windows of two: search > cart in two journeys, search > search in one, cart > buy, worth 40, in one. */
    @Test
    void commonPathsWithEverything() {
        String query = "{ journeys { commonPaths(first: 1, %s span: WINDOW, length: 2, orderBy: VALUE,"
                + " minCount: 1) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                + " edges { cursor node { steps count occurrences shareOfAll { of } conversion { numerator } value"
                + " seconds { p90 } } } } } }";
        Answer first = Answer.to(handler, query.formatted(""));
        String cursor = first.read("$.data.journeys.commonPaths.pageInfo.endCursor");
        assertThat(first.data())
                .isEqualTo("{\"journeys\":{\"commonPaths\":{\"totalCount\":3,\"pageInfo\":{\"hasNextPage\":true,"
                        + "\"hasPreviousPage\":false,\"startCursor\":\"@\",\"endCursor\":\"@\"},".replace("@", cursor)
                        + "\"edges\":[{\"cursor\":\"@\",\"node\":{\"steps\":[\"cart\",\"buy\"],\"count\":1,"
                                .replace("@", cursor)
                        + "\"occurrences\":1,\"shareOfAll\":{\"of\":\"journeys\"},\"conversion\":{\"numerator\":1},"
                        + "\"value\":40.0,\"seconds\":{\"p90\":120.0}}}]}}}");
        Answer.to(handler, query.formatted("after: \"" + cursor + "\",")).data();
        assertThat(paths())
                .isEqualTo(fetched
                        .journeys()
                        .paths()
                        .page(new Paths.Request(1, cursor, Paths.Span.WINDOW, 2, Paths.Order.VALUE, 1))
                        .entries()
                        .stream()
                        .map(Paths.Entry::path)
                        .toList());
    }

    private List<Object> paths() {
        return ((CountedConnection<?>) fetched.value("Journeys.commonPaths"))
                .edges().stream().<Object>map(PageEdge::node).toList();
    }

    @Test
    void commonPathsByDefaultAreTheTwentyMostCommonWholeJourneys() {
        Paths.Request usual = new Paths.Request(20, null, Paths.Span.JOURNEY, null, Paths.Order.COUNT, 1);
        data("{ journeys { commonPaths { totalCount } } }");
        assertThat(paths())
                .isEqualTo(fetched.journeys().paths().page(usual).entries().stream()
                        .map(Paths.Entry::path)
                        .toList())
                .hasSize(4);
    }

    @Test
    void trendInAZone() {
        String data = data("{ journeys { trend(unit: MONTH, zone: \"Europe/Berlin\")"
                + " { from count conversion { denominator } value open } } }");
        assertThat(data)
                .isEqualTo("{\"journeys\":{\"trend\":[{\"from\":\"2026-03-01T00:00:00+01:00\",\"count\":4,"
                        + "\"conversion\":{\"denominator\":4},\"value\":42.0,\"open\":null}]}}");
        data("{ journeys { trend(unit: DAY) { count } } }");
        assertThat(fetched.value("Journeys.trend"))
                .isEqualTo(Trend.of(fetched.set(), TrendPoint.Unit.DAY, ZoneId.of("UTC")));
    }

    /** By start: c1 and c2 begin at one moment, then c3 at half past nine, then c1 again at ten. */
    @Test
    void membersByPage() {
        String query = "{ journeys { members(first: 3 %s) { totalCount pageInfo { hasPreviousPage endCursor }"
                + " edges { cursor node { customer number steps start end converted value } } } } }";
        Answer first = Answer.to(handler, query.formatted(""));
        assertThat(first.data())
                .contains("{\"customer\":\"c3\",\"number\":1,"
                        + "\"steps\":[\"buy\"],\"start\":\"2026-03-01T09:30:00Z\",\"end\":\"2026-03-01T09:30:00Z\","
                        + "\"converted\":true,\"value\":2.0}");
        String cursor = first.read("$.data.journeys.members.pageInfo.endCursor");
        assertThat(data(query.formatted(", after: \"" + cursor + "\"")))
                .startsWith("{\"journeys\":{\"members\":{\"totalCount\":4,\"pageInfo\":{\"hasPreviousPage\":true,")
                .endsWith("\"node\":{\"customer\":\"c1\",\"number\":2,"
                        + "\"steps\":[\"search\"],\"start\":\"2026-03-01T10:00:00Z\",\"end\":\"2026-03-01T10:00:00Z\","
                        + "\"converted\":false,\"value\":0.0}}]}}}");
    }

    @Test
    void touchpointsWithTheirCounts() {
        String data = data("{ touchpoints { id name channel kind stage owner conversion interactions } }");
        assertThat(data)
                .isEqualTo(
                        "{\"touchpoints\":[{\"id\":\"buy\",\"name\":\"Buy\",\"channel\":\"store\",\"kind\":\"OFFLINE\","
                                + "\"stage\":\"purchase\",\"owner\":\"Ann\",\"conversion\":true,\"interactions\":2},"
                                + "{\"id\":\"cart\",\"name\":\"cart\",\"channel\":null,\"kind\":null,\"stage\":null,"
                                + "\"owner\":null,\"conversion\":false,\"interactions\":2},"
                                + "{\"id\":\"search\",\"name\":\"Search\",\"channel\":\"web\",\"kind\":\"ONLINE\","
                                + "\"stage\":\"aware\",\"owner\":null,\"conversion\":false,\"interactions\":4}]}");
    }

    @Test
    void describingATouchpoint() {
        String data = data("mutation { describeTouchpoint(input: { id: \"search\", name: \"Search\", channel: \"app\","
                + " kind: HYBRID, stage: \"s\", owner: \"Bo\", conversion: true })"
                + " { id name channel kind stage owner conversion interactions } }");
        assertThat(data)
                .isEqualTo("{\"describeTouchpoint\":{\"id\":\"search\",\"name\":\"Search\",\"channel\":\"app\","
                        + "\"kind\":\"HYBRID\",\"stage\":\"s\",\"owner\":\"Bo\",\"conversion\":true,"
                        + "\"interactions\":4}}");
    }

    @Test
    void timelineByPage() {
        String query = "query($after: String) { customer(id: \"c1\") { id traits { name value }"
                + " interactions(first: 2, after: $after) { pageInfo { hasNextPage hasPreviousPage endCursor }"
                + " edges { node { position at touchpoint { id interactions } channel campaign value"
                + " attributes { name value } source } } } } }";
        Answer first = Answer.to(handler, query);
        assertThat(first.<Object>read("$.data.customer.traits"))
                .hasToString("[{name=age, value=41}, {name=city, value=Ulm}]");
        assertThat(first.<Object>read("$..position")).hasToString("[1,2]");
        assertThat(first.<Object>read("$..at"))
                .hasToString("[\"2026-03-01T09:00:00.000001Z\",\"2026-03-01T09:00:00.000002Z\"]");
        assertThat(first.<Boolean>read("$.data.customer.interactions.pageInfo.hasNextPage"))
                .isTrue();
        assertThat(first.<Boolean>read("$.data.customer.interactions.pageInfo.hasPreviousPage"))
                .isFalse();
        String end = first.read("$.data.customer.interactions.pageInfo.endCursor");
        Answer second = Answer.to(handler, query, Map.of("after", end));
        assertThat(second.<Object>read("$.data.customer.interactions.edges[*].node"))
                .hasToString("[{\"position\":3,\"at\":\"2026-03-01T09:00:00.000003Z\",\"touchpoint\":{\"id\":\"buy\","
                        + "\"interactions\":2},\"channel\":\"web\",\"campaign\":null,\"value\":40.0,"
                        + "\"attributes\":[{\"name\":\"browser\",\"value\":\"x\"},{\"name\":\"device\","
                        + "\"value\":\"phone\"}],\"source\":\"shop\"}]");
        assertThat(second.<Boolean>read("$.data.customer.interactions.pageInfo.hasNextPage"))
                .isFalse();
        assertThat(second.<Boolean>read("$.data.customer.interactions.pageInfo.hasPreviousPage"))
                .isTrue();
    }

    @Test
    void stepNumbersAreNoTimesAndNobodyIsNull() {
        assertThat(data("{ customer(id: \"steps\") { interactions(first: 1) { edges { node { at position } } } } }"))
                .contains("{\"at\":null,\"position\":1}");
        assertThat(data("{ customer(id: \"nobody\") { id } }")).isEqualTo("{\"customer\":null}");
    }
}
