package io.throughline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells hold several values. */
class IdentifierKindTest {
    private final IdentifierKind phone = IdentityRules.USUAL.kind(IdentityRules.PHONE);
    private final IdentifierKind email = IdentityRules.USUAL.kind(IdentityRules.EMAIL);

    private static List<String> normal(IdentifierKind kind, String cell) {
        return kind.parts(cell).stream().map(kind::normal).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 555 0100 / +1 555 0101",
                "+1 555 0100/+1 555 0101",
                "001 555-0100; 001 (555) 0101",
                "+1 555 0100, +1.555.0101",
                "+1 555 0100 or +1 555 0101",
                "+1 555 0100|+1 555 0101|+15550100",
                "+1 555 0100\n+1 555 0101"
            })
    void twoNumbers(String cell) {
        assertThat(normal(phone, cell)).containsExactly("+15550100", "+15550101");
        assertThat(phone.seemsSeveral(cell)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0176/5550123, false", "(030) 55/501, false", "+1 555 0100 / 0101, true", "+1 555 0100 / office, true"})
    void oneNumberAsBefore(String cell, boolean told) {
        assertThat(phone.parts(cell)).containsExactly(cell);
        assertThat(phone.seemsSeveral(cell)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann@x.org;bob@x.org",
                "ann@x.org , bob@x.org",
                "ann@x.org bob@x.org",
                "ann@x.org or bob@x.org",
                "ann@x.org / bob@x.org"
            })
    void twoAddresses(String cell) {
        assertThat(normal(email, cell)).containsExactly("ann@x.org", "bob@x.org");
    }

    @Test
    void whatIsNoListStays() {
        assertThat(email.parts("ann@x.org, office")).containsExactly("ann@x.org, office");
        assertThat(email.seemsSeveral("ann@x.org, office")).isTrue();
        assertThat(email.parts(" ann@x.org ")).containsExactly(" ann@x.org ");
        assertThat(IdentityRules.USUAL.kind("crm").parts("1234567;1234568")).containsExactly("1234567;1234568");
    }
}
