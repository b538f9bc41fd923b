package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import memory.Answer;
import memory.MemoryApplication;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** A question whose time is over says so in one line, and what to ask instead. */
@SpringBootTest(classes = MemoryApplication.class, properties = "throughline.limits.seconds=1")
@Timeout(30)
class TooLongTest {
    @Autowired
    private WebGraphQlHandler handler;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ discoverPersonas(scope: { attributes: \"endless == 1\" }) { k } } | name a small `k`",
                "{ journeys(scope: { attributes: \"endless == 1\" }) { count } } | fewer `samples` or a lower `order`"
            })
    void aQuestionThatTakesTooLongSaysWhatToAskInstead(String query, String remedy) {
        Answer answer = Answer.to(handler, query);
        assertThat(answer.errorExtensions()).containsEntry("code", "TOO_LONG");
        assertThat(answer.error().get("message").toString())
                .startsWith("This question takes longer than 1 s and was given up: ")
                .contains(remedy, "throughline.limits.seconds")
                .doesNotContain("\n");
    }
}
