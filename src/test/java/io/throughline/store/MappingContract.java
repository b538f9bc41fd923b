package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.KeptMapping;
import io.throughline.journey.MappingStore;
import org.junit.jupiter.api.Test;

/** Mappings of users' own, one a name. */
interface MappingContract extends StoreContract {
    @Test
    default void aMappingIsKeptByNameReplacedAndForgotten() {
        MappingStore mappings = database().bean(MappingStore.class);
        mappings.save(new KeptMapping("till", "name: till"), "kim");
        mappings.save(new KeptMapping("desk", "name: desk"), "kim");
        mappings.save(new KeptMapping("till", "name: new till"), "kim");
        assertThat(mappings.list())
                .containsExactly(new KeptMapping("desk", "name: desk"), new KeptMapping("till", "name: new till"));
        assertThat(mappings.delete("till", "kim")).isTrue();
        assertThat(mappings.delete("till", "kim")).isFalse();
        assertThat(mappings.find("desk")).isPresent();
        assertThat(mappings.delete("desk", "kim")).isTrue();
    }
}
