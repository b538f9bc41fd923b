package io.throughline.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of touchpoints is read again as it was. */
class CatalogueTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop",
                "Caf\u00e9 \ud83d\uded2",
                "two\nlines",
                "red \u001b[31m",
                "nul \u0000",
                "\u0085 \u2028 \ufeff",
                "on",
                "010",
                "a: b"
            })
    void anyNameIsReadAgain(String name) {
        Touchpoint shop = new Touchpoint(0, "shop", name, name, null, name, 0, name, true);
        assertThat(CatalogueText.read("catalogue.yaml", CatalogueText.write(List.of(shop), false), false))
                .containsExactly(TouchpointEdit.of(shop));
    }
}
