package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import memory.Answer;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Every failure has a code, and only what concerns the caller is told. */
@SpringBootTest(classes = MemoryApplication.class)
@ExtendWith(OutputCaptureExtension.class)
class ErrorsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Test
    void failuresOfAnswersThatComeLaterAreMappedToo() {
        Answer answer = Answer.to(
                handler,
                "mutation { recordInteractions(source: \"locked\", interactions: [{ customer: 1, touchpoint: 2,"
                        + " at: \"2026-03-01T00:00:00Z\" }]) { id } }");
        assertThat(answer.errorExtensions()).containsEntry("code", "UNAVAILABLE");
    }

    @Test
    void faultsOfTheServiceStayInItsLog(CapturedOutput output) {
        Answer answer = Answer.to(handler, "{ journeys(scope: { attributes: \"broken == 1\" }) { count } }");
        assertThat(answer.errorExtensions()).containsEntry("code", "INTERNAL_ERROR");
        assertThat(answer.all().toString()).doesNotContain("secret").doesNotContain("IllegalState");
        assertThat(output.toString()).contains("secret of the house");
    }

    @Test
    void faultsOfTheQueryItself() {
        for (String query : new String[] {
            "{ journeys { nothing } }",
            "{ journeys { count",
            "{ journeys { trend(unit: YEAR) { count } } }",
            "{ journeys(scope: { definition: { inactivity: 30 } }) { count } }",
            "query($n: Int!) { imports(first: $n) { pageInfo { endCursor } } }"
        }) {
            Answer answer = Answer.to(handler, query);
            assertThat(answer.errorExtensions()).as(query).containsEntry("code", "BAD_REQUEST");
        }
    }

    @Test
    void everyAnswerCarriesItsTime() {
        for (String query : new String[] {
            "{ journeys { count } }", "{ nothing }", "{ journeys(scope: { sources: [\"nowhere\"] }) { count } }"
        }) {
            assertThat(Answer.to(handler, query).<Object>read("$.extensions.millis"))
                    .as(query)
                    .isInstanceOf(Double.class);
        }
    }
}
