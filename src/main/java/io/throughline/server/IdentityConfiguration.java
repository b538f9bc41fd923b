package io.throughline.server;

import io.throughline.cli.IdentityRulesFile;
import io.throughline.identity.IdentityRules;
import io.throughline.journey.FileFaults;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What identifiers can prove, for the whole service. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    private static final String SETTING = "The setting throughline.identity-rules cannot be used: ";

    @Bean
    IdentityRules identityRules(@Value("${throughline.identity-rules:}") String file) {
        if (file.isBlank()) {
            return IdentityRules.USUAL;
        }
        try {
            return IdentityRulesFile.read(Path.of(file.strip()));
        } catch (InvalidArgument broken) {
            throw new Unavailable(SETTING + broken.getMessage());
        } catch (IOException broken) {
            throw new Unavailable(SETTING + file.strip() + ": " + FileFaults.of(broken) + ".");
        }
    }
}
