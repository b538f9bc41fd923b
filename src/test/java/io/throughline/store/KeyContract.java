package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.access.Digest;
import io.throughline.access.KeyStore;
import io.throughline.access.NamedKey;
import io.throughline.access.Role;
import org.junit.jupiter.api.Test;

/** Keys are kept under their names without their secrets. */
interface KeyContract extends StoreContract {
    @Test
    default void keysAreKeptUntilTakenBack() {
        KeyStore keys = database().bean(KeyStore.class);
        NamedKey ben = new NamedKey("ben", Role.VIEWER, Digest.of("one"));
        NamedKey anna = new NamedKey("anna", Role.ADMIN, Digest.of("two"));
        keys.addKey(ben, "kim");
        keys.addKey(anna, "kim");
        assertThat(keys.listKeys()).containsExactly(anna, ben);
        assertThatThrownBy(() -> keys.addKey(new NamedKey("ben", Role.ADMIN, Digest.of("three")), "kim"))
                .isNotNull();
        assertThat(keys.removeKey("ben", "kim")).isTrue();
        assertThat(keys.removeKey("ben", "kim")).isFalse();
        assertThat(keys.listKeys()).containsExactly(anna);
        assertThat(keys.removeKey("anna", "kim")).isTrue();
    }
}
