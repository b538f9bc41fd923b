package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import memory.Answer;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Figures are kept under a name, held to their target, and changed only by who saw them. */
@SpringBootTest(classes = MemoryApplication.class)
class TargetsTest {
    @Autowired
    private WebGraphQlHandler handler;

    private Answer save(String input, String seen) {
        return Answer.to(
                handler,
                "mutation { saveKpi(input: { name: \"One\", " + input + " }" + seen
                        + ") { id revision status unit definition } }");
    }

    @Test
    void aStaleEditIsAConflictWithBothTexts() {
        assertThat(save("id: \"one\", formula: { conversion: true }, target: 0.99", "")
                        .data())
                .contains("\"revision\":1");
        assertThat(save("id: \"one\", formula: { conversion: true }", "").errorExtensions())
                .containsEntry("code", "CONFLICT")
                .containsEntry(
                        "stored",
                        "{id: \"one\", name: \"One\", formula: {conversion: true}, target: 0.99, better: HIGHER}")
                .containsEntry("given", "{id: \"one\", name: \"One\", formula: {conversion: true}, better: HIGHER}");
        assertThat(save("id: \"one\", formula: { conversion: true }, target: 1, better: LOWER", ", seen: 1")
                        .data())
                .contains("\"revision\":2");
        Answer told = Answer.to(
                handler,
                "{ kpis(status: NONE) { id } kpi(id: \"one\") { name better now { denominator status } history(unit: MONTH) { value { status } } } none: kpi(id: \"two\") { id } }");
        assertThat(told.data()).contains("\"better\":\"LOWER\"", "\"kpis\":[]", "\"none\":null");
    }

    @Test
    void aFigureIsToldByPartsAndTakenAwayByWhoSawIt() {
        assertThat(save("id: \"part\", formula: { milestone: { matching: \"\\\"cart\\\"\" } }, target: 0.1", "")
                        .data())
                .contains("\"revision\":1");
        Answer parts = Answer.to(
                handler,
                "{ kpi(id: \"part\") { by(dimension: CHANNEL) { key value { numerator denominator status } } } journeys { kpiBy(formula: { level: {} }, dimension: STAGE) { key } } }");
        assertThat(parts.data())
                .contains("\"key\":\"web\"", "\"key\":\"app\"", "\"kpiBy\":[]")
                .doesNotContain("\"status\":\"NONE\"");
        String delete = "mutation { deleteKpi(id: \"part\", seen: %s) }";
        assertThat(Answer.to(handler, String.format(delete, 2)).errorExtensions())
                .containsEntry("code", "CONFLICT")
                .containsEntry("given", "none");
        assertThat(Answer.to(handler, String.format(delete, 1)).data()).contains("true");
        assertThat(Answer.to(handler, String.format(delete, 1)).data()).contains("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: \"two\", formula: { milestone: { matching: \"\\\"nowhere\\\"\" } }  | input.formula.milestone.matching",
                "id: \"t o\", formula: { conversion: true }                              | input.id",
                "id: \"two\", formula: { conversion: true }, department: \"nobody\"       | input.department",
                "id: \"two\", formula: { repeatPurchase: { within: \"P1M\" } }            | input.formula.repeatPurchase.within",
                "id: \"two\", formula: { conversion: false }                             | input.formula.conversion",
            })
    void whatTheDataDoNotKnowIsRefused(String input, String argument) {
        assertThat(save(input, "").errorExtensions()).containsEntry("argument", argument);
    }

    @Test
    void ownersAreDepartments() {
        Answer told = Answer.to(
                handler,
                "{ departments { id name touchpoints { id department { id } } kpis { id } } touchpoints { department { name } } }");
        assertThat(told.data()).startsWith("{\"departments\":[");
    }
}
