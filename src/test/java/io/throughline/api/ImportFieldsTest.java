package io.throughline.api;

import static io.throughline.journey.FeedbackKind.CSAT;
import static io.throughline.journey.FeedbackKind.NPS;
import static io.throughline.journey.FeedbackKind.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.FeedbackRow;
import java.util.Map;
import memory.Answer;
import memory.FixedIntake;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** What the fields of imports and recordings bring. */
@SpringBootTest(classes = MemoryApplication.class)
class ImportFieldsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private FixedIntake intake;

    private String data(String query) {
        return Answer.to(handler, query).data();
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
                        + "{\"node\":{\"id\":\"i1\",\"source\":\"shop\",\"at\":\"2026-03-01T09:00:00Z\",\"rows\":11,"
                        + "\"accepted\":7,\"duplicates\":2,\"rejected\":1,\"rejections\":[{\"line\":4,"
                        + "\"reason\":\"no customer\",\"row\":\",x,y\"},{\"line\":null,\"reason\":\"no touchpoint\","
                        + "\"row\":\"a,b,\"}],\"customers\":5000000000,\"touchpoints\":2,"
                        + "\"notes\":[\"customer ← user_id\"]}}]}}");
    }

    @Test
    void removingAnImport() {
        assertThat(data("mutation { a: removeImport(id: \"i2\") b: removeImport(id: \"i9\") }"))
                .isEqualTo("{\"a\":true,\"b\":false}");
    }

    /** What a file would say in cells; a text alone is of the kind TEXT, and NPS needs no ends. */
    @Test
    void recordingFeedback() {
        assertThat(data("mutation { recordFeedback(source: \"desk\", items: ["
                        + "{ customer: \" c \", at: \"2026-03-01T10:00:00+01:00\", kind: NPS, score: 9 },"
                        + "{ at: \"2026-03-01T10:00:00.000001Z\", asked: \"2026-03-01T09:00:00Z\", touchpoint: \"t\","
                        + " channel: \"web\", kind: CSAT, score: 2.5, least: 1, most: 5, text: \"so so\","
                        + " language: \"en\", key: \"k\", attributes: [{ name: \"z\", value: \"1\" }] },"
                        + "{ customer: \"d\", at: \"2026-03-01T10:00:00Z\", kind: CES, least: 1, most: 7,"
                        + " text: \"words\", key: \"n/a\" }]) { id } }"))
                .isEqualTo("{\"recordFeedback\":{\"id\":\"said\"}}");
        long nine = 1_772_355_600_000_000L;
        long hour = 3_600_000_000L;
        assertThat(intake.said())
                .containsExactly(
                        new FeedbackRow(
                                "c", nine, FeedbackRow.NEVER, null, null, NPS, 9, 0, 10, null, null, null, Map.of()),
                        new FeedbackRow(
                                null,
                                nine + hour + 1,
                                nine,
                                "t",
                                "web",
                                CSAT,
                                2.5,
                                1,
                                5,
                                "so so",
                                "en",
                                "k",
                                Map.of("z", "1")),
                        new FeedbackRow(
                                "d",
                                nine + hour,
                                FeedbackRow.NEVER,
                                null,
                                null,
                                TEXT,
                                Double.NaN,
                                Double.NaN,
                                Double.NaN,
                                "words",
                                null,
                                null,
                                Map.of()));
    }

    @Test
    void takingAnImportOutTellsWhatToImportAgain() {
        assertThat(
                        data(
                                "mutation { a: takeOutImport(id: \"i2\") { removed notes } b: takeOutImport(id: \"i9\") { removed notes } }"))
                .isEqualTo(
                        "{\"a\":{\"removed\":true,\"notes\":[\"import again\"]},\"b\":{\"removed\":false,\"notes\":[]}}");
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
