package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.Breakdown;
import io.throughline.graph.GraphView;
import io.throughline.path.variant.Paths;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import stub.Answer;
import stub.StubApplication;
import stub.StubDesk;
import stub.StubIntake;

/** Every field of the schema brings what the rooms behind it say, under the name of the contract. */
@SpringBootTest(classes = StubApplication.class)
class FieldsTest {
    private static final String RATE = "{ value numerator denominator low high deff of }";

    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private StubDesk desk;

    @Autowired
    private StubIntake intake;

    private String data(String query) {
        return Answer.to(handler, query).data();
    }

    @Test
    void figuresOfJourneys() {
        String data = data("{ journeys { count customers interactions converted customerConversion " + RATE
                + " value afterConversionTails open dataUntil steps { mean median p90 max } seconds { mean }"
                + " checks { name holds left right } } }");
        assertThat(data)
                .isEqualTo("{\"journeys\":{\"count\":7000000000,\"customers\":12,\"interactions\":13,\"converted\":14,"
                        + "\"customerConversion\":{\"value\":null,\"numerator\":0,\"denominator\":0,\"low\":null,"
                        + "\"high\":null,\"deff\":1.0,\"of\":\"customers\"},\"value\":15.5,\"afterConversionTails\":16,"
                        + "\"open\":null,\"dataUntil\":\"2026-03-01T09:30:00.000001Z\","
                        + "\"steps\":{\"mean\":1.5,\"median\":2.0,\"p90\":3.0,\"max\":4.0},\"seconds\":null,"
                        + "\"checks\":[{\"name\":\"edges out of START = journeys\",\"holds\":false,\"left\":5.0,"
                        + "\"right\":6.0}]}}");
    }

    @Test
    void ratesCarryTheirEvidence() {
        Answer answer = Answer.to(handler, "{ journeys { conversion " + RATE + " } }");
        Map<String, Object> rate = answer.read("$.data.journeys.conversion");
        assertThat(rate)
                .containsEntry("value", 0.25)
                .containsEntry("numerator", 1L)
                .containsEntry("deff", 2.0);
        assertThat((Double) rate.get("low")).isPositive().isLessThan(0.25);
        assertThat((Double) rate.get("high")).isGreaterThan(0.25).isLessThan(1);
    }

    @Test
    void breakdownWithItsDefault() {
        assertThat(data("{ journeys { breakdown(by: \"firstChannel\") { key count customers conversion { numerator }"
                        + " value medianSeconds } } }"))
                .isEqualTo("{\"journeys\":{\"breakdown\":[{\"key\":\"web\",\"count\":8,\"customers\":7,"
                        + "\"conversion\":{\"numerator\":1},\"value\":2.5,\"medianSeconds\":60.0},{\"key\":null,"
                        + "\"count\":2,\"customers\":2,\"conversion\":{\"numerator\":0},\"value\":0.0,"
                        + "\"medianSeconds\":null}]}}");
        assertThat(desk.analysis().asked("breakdown")).isEqualTo(new Breakdown.Request("firstChannel", 20));
    }

    @Test
    void graphWithEverything() {
        String data =
                data("{ journeys { graph(top: 3, minCount: 2) { nodes { id kind label channel stage visits journeys"
                        + " dropOff { value } exitShare { value } conversion { value } conversionFromHere hiddenIn hiddenOut }"
                        + " edges { from to count probability journeys medianSeconds p90Seconds }"
                        + " hidden { nodes edges transitions } } } }");
        assertThat(data)
                .isEqualTo(
                        "{\"journeys\":{\"graph\":{\"nodes\":[{\"id\":\"search\",\"kind\":\"STEP\",\"label\":\"Search\","
                                + "\"channel\":\"web\",\"stage\":\"aware\",\"visits\":9,\"journeys\":8,"
                                + "\"dropOff\":{\"value\":0.5},\"exitShare\":{\"value\":0.5},\"conversion\":{\"value\":0.5},"
                                + "\"conversionFromHere\":0.25,\"hiddenIn\":1,\"hiddenOut\":2}],"
                                + "\"edges\":[{\"from\":\"search\",\"to\":\"buy\",\"count\":3,\"probability\":0.5,"
                                + "\"journeys\":2,\"medianSeconds\":60.0,\"p90Seconds\":90.0}],"
                                + "\"hidden\":{\"nodes\":4,\"edges\":5,\"transitions\":6}}}}");
        assertThat(desk.analysis().asked("graph")).isEqualTo(new GraphView.Request(3, 2L, true, true));
    }

    @Test
    void graphComputesTimesAndChancesOnlyWhenSelected() {
        data("{ journeys { graph { nodes { id } edges { from } } } }");
        assertThat(desk.analysis().asked("graph")).isEqualTo(new GraphView.Request(null, null, false, false));
        data("{ journeys { graph { ...F } } } fragment F on JourneyGraph { edges { slow: p90Seconds } }");
        assertThat(desk.analysis().asked("graph")).isEqualTo(new GraphView.Request(null, null, true, false));
        data("query { journeys { g: graph { nodes { c: conversionFromHere } } } }");
        assertThat(desk.analysis().asked("graph")).isEqualTo(new GraphView.Request(null, null, false, true));
        data("{ journeys { graph { edges { from medianSeconds @skip(if: true) } } } }");
        assertThat(desk.analysis().asked("graph")).isEqualTo(new GraphView.Request(null, null, false, false));
    }

    @Test
    void commonPathsWithEverything() {
        String data = data("{ journeys { commonPaths(first: 1, after: \"x\", span: WINDOW, length: 2, orderBy: VALUE,"
                + " minCount: 3) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                + " edges { cursor node { steps count occurrences shareOfAll { of } conversion { numerator } value"
                + " seconds { p90 } } } } } }");
        assertThat(data)
                .isEqualTo("{\"journeys\":{\"commonPaths\":{\"totalCount\":21,\"pageInfo\":{\"hasNextPage\":true,"
                        + "\"hasPreviousPage\":false,\"startCursor\":\"after-1\",\"endCursor\":\"after-1\"},"
                        + "\"edges\":[{\"cursor\":\"after-1\",\"node\":{\"steps\":[\"search\",\"buy\"],\"count\":5,"
                        + "\"occurrences\":6,\"shareOfAll\":{\"of\":\"journeys\"},\"conversion\":{\"numerator\":1},"
                        + "\"value\":7.5,\"seconds\":{\"p90\":3.0}}}]}}}");
        assertThat(desk.analysis().asked("commonPaths"))
                .isEqualTo(new Paths.Request(1, "x", Paths.Span.WINDOW, 2, Paths.Order.VALUE, 3));
    }

    @Test
    void commonPathsByDefaultAreTheTwentyMostCommonWholeJourneys() {
        Paths.Request usual = new Paths.Request(20, null, Paths.Span.JOURNEY, null, Paths.Order.COUNT, 1);
        data("{ journeys { commonPaths { totalCount } } }");
        assertThat(desk.analysis().asked("commonPaths")).isEqualTo(usual);
        data("{ journeys { commonPaths(first: null, span: null, orderBy: null, minCount: null) { totalCount } } }");
        assertThat(desk.analysis().asked("commonPaths")).isEqualTo(usual);
    }

    @Test
    void trendInAZone() {
        String data = data("{ journeys { trend(unit: MONTH, zone: \"Europe/Berlin\")"
                + " { from count conversion { denominator } value open } } }");
        assertThat(data)
                .isEqualTo("{\"journeys\":{\"trend\":[{\"from\":\"2026-03-01T01:00:00+01:00\",\"count\":3,"
                        + "\"conversion\":{\"denominator\":3},\"value\":4.5,\"open\":2}]}}");
        assertThat(desk.analysis().asked("trend")).isEqualTo(ZoneId.of("Europe/Berlin"));
        data("{ journeys { trend(unit: DAY) { count } } }");
        assertThat(desk.analysis().asked("trend")).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void membersByPage() {
        String data = data("{ journeys { members(first: 3, after: \"m\") { totalCount pageInfo { hasPreviousPage }"
                + " edges { cursor node { customer number steps start end converted value } } } } }");
        assertThat(data)
                .isEqualTo("{\"journeys\":{\"members\":{\"totalCount\":22,\"pageInfo\":{\"hasPreviousPage\":true},"
                        + "\"edges\":[{\"cursor\":\"m-1\",\"node\":{\"customer\":\"c1\",\"number\":1,"
                        + "\"steps\":[\"search\",\"buy\"],\"start\":\"2026-03-01T09:00:00Z\",\"end\":null,"
                        + "\"converted\":true,\"value\":40.0}}]}}}");
        assertThat(desk.analysis().asked("members")).isEqualTo("3 m");
    }

    @Test
    void touchpointsWithTheirCountsInOneLookUp() {
        int before = desk.listings();
        String data = data("{ touchpoints { id name channel kind stage owner conversion interactions } }");
        assertThat(data)
                .isEqualTo("{\"touchpoints\":[{\"id\":\"buy\",\"name\":\"Buy\",\"channel\":\"web\",\"kind\":\"ONLINE\","
                        + "\"stage\":\"purchase\",\"owner\":\"Ann\",\"conversion\":true,\"interactions\":3},"
                        + "{\"id\":\"search\",\"name\":\"search\",\"channel\":null,\"kind\":null,\"stage\":null,"
                        + "\"owner\":null,\"conversion\":false,\"interactions\":9}]}");
        assertThat(desk.listings() - before).isEqualTo(2);
    }

    @Test
    void describingATouchpoint() {
        String data = data("mutation { describeTouchpoint(input: { id: \"search\", name: \"Search\", channel: \"app\","
                + " kind: HYBRID, stage: \"s\", owner: \"Bo\", conversion: true })"
                + " { id name channel kind stage owner conversion interactions } }");
        assertThat(data)
                .isEqualTo("{\"describeTouchpoint\":{\"id\":\"search\",\"name\":\"Search\",\"channel\":\"app\","
                        + "\"kind\":\"HYBRID\",\"stage\":\"s\",\"owner\":\"Bo\",\"conversion\":true,"
                        + "\"interactions\":9}}");
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
                        + "\"interactions\":3},\"channel\":\"web\",\"campaign\":null,\"value\":40.0,"
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

    @Test
    void importsNewestFirstByPage() {
        Answer first = Answer.to(
                handler, "{ imports(first: 2) { pageInfo { hasNextPage endCursor } edges { node { id } } } }");
        assertThat(first.<Object>read("$..id")).hasToString("[\"i3\",\"i2\"]");
        assertThat(first.<Boolean>read("$.data.imports.pageInfo.hasNextPage")).isTrue();
        String end = first.read("$.data.imports.pageInfo.endCursor");
        assertThat(end).isNotEqualTo("i2");
        assertThat(data("{ imports(after: \"" + end + "\") { pageInfo { hasNextPage hasPreviousPage } edges { node { id"
                        + " source at rows accepted duplicates rejected rejections { line reason row } customers"
                        + " touchpoints notes } } } }"))
                .isEqualTo("{\"imports\":{\"pageInfo\":{\"hasNextPage\":false,\"hasPreviousPage\":true},\"edges\":["
                        + "{\"node\":{\"id\":\"i1\",\"source\":\"shop\",\"at\":\"2026-03-01T09:00:00Z\",\"rows\":10,"
                        + "\"accepted\":7,\"duplicates\":2,\"rejected\":1,\"rejections\":[{\"line\":4,"
                        + "\"reason\":\"no customer\",\"row\":\",x,y\"},{\"line\":null,\"reason\":\"no touchpoint\","
                        + "\"row\":\"a,b,\"}],\"customers\":5,\"touchpoints\":2,"
                        + "\"notes\":[\"customer ← user_id\"]}}]}}");
    }

    @Test
    void removingAnImport() {
        assertThat(data("mutation { a: removeImport(id: \"i2\") b: removeImport(id: \"i9\") }"))
                .isEqualTo("{\"a\":true,\"b\":false}");
    }

    @Test
    void recordingInteractions() {
        assertThat(data("mutation { recordInteractions(source: \"shop\", interactions: ["
                        + "{ customer: \"c\", at: \"2026-03-01T10:00:00+01:00\", touchpoint: \"t\" },"
                        + "{ customer: \"d\", at: \"2026-03-01T10:00:00.000001Z\", touchpoint: \"u\", channel: \"web\","
                        + " campaign: \"spring\", value: 4, conversion: true, key: \"k\" order: \"o\" sequence: 3,"
                        + " attributes: [{ name: \"z\", value: \"1\" }, { name: \"a\", value: \"2\" }] }]) { id } }"))
                .isEqualTo("{\"recordInteractions\":{\"id\":\"live\"}}");
        assertThat(intake.recorded())
                .hasToString(
                        "[LiveInteraction[customer=c, at=2026-03-01T09:00:00Z, touchpoint=t, channel=null,"
                                + " campaign=null, value=null, conversion=false, key=null, order=null, sequence=null, attributes={}],"
                                + " LiveInteraction[customer=d, at=2026-03-01T10:00:00.000001Z, touchpoint=u, channel=web,"
                                + " campaign=spring, value=4.0, conversion=true, key=k, order=o, sequence=3.0, attributes={z=1, a=2}]]");
    }
}
