package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void blanksAroundANameAreNoPartOfIt() {
        assertThat(Names.require("stage", "\t Café 🛒 \n")).isEqualTo("Café 🛒");
        String longest = "x".repeat(Names.LONGEST);
        assertThat(Names.require("stage", ' ' + longest)).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "a\u0007b", "nul\u0000", "a\u0085b", "a\u2028b", "a\ud800b"})
    void whatIsNoNameIsRefusedByItsPlace(String name) {
        assertThatThrownBy(() -> Names.require("input.stage", name))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageStartingWith("input.stage = ")
                .hasMessageEndingWith("a name of 1 to 512 characters on one line, without control characters");
    }

    @Test
    void aNameThatTheDatabaseCannotKeepAsAKeyIsTooLong() {
        assertThatThrownBy(() -> Names.require("stage", "x".repeat(Names.LONGEST + 1)))
                .isInstanceOf(InvalidArgument.class);
    }

    @Test
    void textsOfWholeCharactersStay() {
        String whole = "Café 🛒";
        assertThat(WholeText.of(whole)).isEqualTo(whole);
        assertThat(WholeText.of("a\ud83d")).isEqualTo("a\ufffd");
        assertThat(WholeText.of("\udc00🛒\ud83d\ud83d")).isEqualTo("\ufffd🛒\ufffd\ufffd");
    }
}
