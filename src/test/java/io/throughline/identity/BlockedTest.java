package io.throughline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.identity.IdentifierKind.Form;
import io.throughline.identity.IdentifierKind.Type;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names nobody is found in every spelling that exports give it, and nothing that names somebody is. */
class BlockedTest {
    private static final Set<String> VALUES = new HashSet<>(IdentityRules.NOBODY);

    static {
        VALUES.addAll(Set.of("999", "kasse-*"));
    }

    private static boolean blocks(Form form, String value) {
        IdentifierKind kind = new IdentifierKind("kind", Type.ADDRESS, form, 100);
        return new Blocked(VALUES, kind).contains(kind.normal(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000",
                "0",
                "00",
                "000000",
                "0000.0",
                "0,00",
                "-0",
                "999.0",
                "999.00",
                " 0000 ",
                "\uff10\uff10\uff10\uff10",
                "NULL",
                "\uff2eull",
                "Kasse-7",
                "\uff2b\uff21\uff33\uff33\uff25-7",
                "\uff34est@x.org"
            })
    void itNamesNobody(String value) {
        assertThat(blocks(Form.PLAIN, value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "0001", "0.5", "10.0", "9990", "99.90", "1999.0", "0a0", "Kasse", "M\u00fcller-0"})
    void itNamesSomebody(String value) {
        assertThat(blocks(Form.PLAIN, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000-000", "(000) 0000", "+0", "00000000"})
    void numbersOfZerosNameNobody(String value) {
        assertThat(blocks(Form.PHONE, value)).isTrue();
    }
}
