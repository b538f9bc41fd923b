package io.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityConfigurationTest {
    private final IdentityConfiguration configuration = new IdentityConfiguration();

    @Test
    void aFileSaysWhatIdentifiersCanProve(@TempDir Path folder) throws IOException {
        assertThat(configuration.identityRules("")).isEqualTo(IdentityRules.USUAL);
        Path file = Files.writeString(
                folder.resolve("rules.yaml"), "kinds:\n  - {kind: till, type: address, limit: 3}\nblocked: [Desk]\n");
        IdentityRules rules = configuration.identityRules(file.toString());
        assertThat(rules.kind("till").limit()).isEqualTo(3);
        assertThat(rules.blocked()).contains("desk");
    }

    @Test
    void aFileThatCannotBeUsedEndsTheStartWithALine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), "kinds:\n  - {kind: till, type: adress}\n");
        assertThatThrownBy(() -> configuration.identityRules(file.toString()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("throughline.identity-rules")
                .hasMessageContaining("kinds[1].type");
        assertThatThrownBy(
                        () -> configuration.identityRules(folder.resolve("none").toString()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("there is no such file");
    }
}
