package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.access.KeyStore;
import java.util.List;
import memory.NoKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

/** Listening beyond this machine needs a key; the start says so otherwise. */
class StartTest {
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withUserConfiguration(WebConfiguration.class)
            .withBean(KeyStore.class, NoKeys::new)
            .withBean(JsonMapper.class, () -> JsonMapper.builder().build());

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "::", "192.0.2.7", "''"})
    void openAddressesNeedAKey(String address) {
        runner.withPropertyValues("server.address=" + address)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(OpenWithoutKey.class)
                        .hasMessageContaining("throughline.api-key=KEY")
                        .hasMessageContaining("127.0.0.1"));
        runner.withPropertyValues("server.address=" + address, "throughline.api-key=x")
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("server.address=" + address, "throughline.api-key= ")
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.8.9.1", "::1", "localhost"})
    void loopbackDoesNot(String address) {
        runner.withPropertyValues("server.address=" + address)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void theFailureIsShownAsOneMessage() {
        var analysis = new OpenWithoutKeyAnalyzer().analyze(new IllegalStateException(new OpenWithoutKey("0.0.0.0")));
        assertThat(analysis.getDescription()).startsWith("Listening on 0.0.0.0 would let anyone");
    }

    @Test
    void theKeyIsNeverPrinted() {
        assertThat(new AccessSettings(List.of(), List.of("anna:EDITOR:sesame"), "open-sesame", "write-sesame")
                        .toString())
                .doesNotContain("sesame");
    }
}
