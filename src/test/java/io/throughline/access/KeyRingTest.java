package io.throughline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.InvalidArgument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are found by their secret alone, and nobody locks the door from outside. */
class KeyRingTest {
    private final List<NamedKey> kept = new ArrayList<>();
    private final KeyStore store = new KeyStore() {
        @Override
        public List<NamedKey> listKeys() {
            return List.copyOf(kept);
        }

        @Override
        public void addKey(NamedKey key, String who) {
            kept.add(key);
        }

        @Override
        public boolean removeKey(String name, String who) {
            return kept.removeIf(key -> key.name().equals(name));
        }
    };

    @Test
    void aKeyOfTheSettingsIsFoundByItsSecretOrTheDigestOfIt() {
        NamedKey plain = NamedKey.parse("anna:EDITOR:a:b c");
        NamedKey digest =
                NamedKey.parse("ben:viewer:sha256:" + Digest.of("other").hex().toUpperCase(java.util.Locale.ROOT));
        KeyRing keys = new KeyRing(List.of(plain, digest), false, store);
        assertThat(keys.find("a:b c")).contains(new Caller("anna", Role.EDITOR));
        assertThat(keys.find("other")).contains(new Caller("ben", Role.VIEWER));
        assertThat(keys.find("A:b c")).isEmpty();
        assertThat(keys.find("")).isEmpty();
        assertThat(keys.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna:EDITOR",
                "anna:EDITOR: ",
                "anna:KING:secret",
                ":EDITOR:secret",
                "local:ADMIN:secret"
            })
    void otherFormsAreRefusedWithoutTellingTheSecret(String text) {
        assertThatThrownBy(() -> NamedKey.parse(text))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageNotContaining(":secret");
    }

    @Test
    void twoKeysOfOneNameAreRefused() {
        NamedKey key = NamedKey.parse("anna:EDITOR:x");
        assertThatThrownBy(() -> new KeyRing(List.of(key, key), false, store)).isInstanceOf(InvalidArgument.class);
    }

    @Test
    void theFirstKeyIsAnAdminsAndTheLastAdminStays() {
        KeyRing keys = new KeyRing(List.of(), false, store);
        assertThat(keys.isOpen()).isTrue();
        assertThatThrownBy(() -> keys.add("anna", Role.EDITOR, "kim")).isInstanceOf(InvalidArgument.class);
        String root = keys.add("root", Role.ADMIN, "kim");
        assertThat(keys.isOpen()).isFalse();
        assertThat(keys.find(root)).contains(new Caller("root", Role.ADMIN));
        String anna = keys.add("anna", Role.EDITOR, "kim");
        assertThat(anna).hasSize(43).isNotEqualTo(root);
        assertThat(kept).noneMatch(key -> key.toString().contains(anna));
        assertThatThrownBy(() -> keys.add("anna", Role.VIEWER, "kim")).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> keys.remove("root", "kim")).isInstanceOf(InvalidArgument.class);
        assertThat(keys.remove("nobody", "kim")).isFalse();
        assertThat(keys.remove("anna", "kim")).isTrue();
        assertThat(keys.find(anna)).isEmpty();
        assertThat(keys.remove("root", "kim")).isTrue();
        assertThat(keys.isOpen()).isTrue();
    }

    @Test
    void rolesIncludeThoseBelow() {
        assertThat(Role.EDITOR.included()).containsExactly(Role.VIEWER, Role.ANALYST, Role.EDITOR);
        new Caller("anna", Role.EDITOR).require(Role.ANALYST);
        assertThatThrownBy(() -> new Caller("anna", Role.EDITOR).require(Role.ADMIN))
                .isInstanceOf(RoleNeeded.class)
                .hasMessage("This needs the role ADMIN; anna is EDITOR.");
    }
}
