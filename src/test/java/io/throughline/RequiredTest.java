package io.throughline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequiredTest {
    @Test
    void whatIsMissingSkipsTheTestButFailsItInCi() {
        assertThatCode(() -> Required.require(true, "a thing", "true")).doesNotThrowAnyException();
        assertThatCode(() -> Required.require(true, "a thing", null)).doesNotThrowAnyException();
        for (String ci : new String[] {null, "", "false"}) {
            assertThatThrownBy(() -> Required.require(false, "a thing", ci)).isInstanceOf(TestAbortedException.class);
        }
        assertThatThrownBy(() -> Required.require(false, "a thing", "true"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("a thing");
    }
}
