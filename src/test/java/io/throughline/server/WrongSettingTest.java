package io.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class WrongSettingTest {
    @ConfigurationProperties("throughline.test")
    record Limits(@DefaultValue("30") int seconds) {
        Limits {
            if (seconds < 1) {
                throw new IllegalArgumentException("throughline.test.seconds = " + seconds + ": set it to 1 or more");
            }
        }
    }

    @Configuration
    @EnableConfigurationProperties(Limits.class)
    static class Places {
        @Bean
        String read(
                @Value("${throughline.sample:retail}") SampleChoice sample,
                @Value("${throughline.port:0}") int port,
                @Value("${throughline.bytes:4GB}") DataSize bytes) {
            return sample.toString() + port + bytes;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throughline.sample=no|The setting throughline.sample = no cannot be read: allowed is retail, none, keep.",
                "throughline.port=x|The setting throughline.port = x cannot be read: allowed is a whole number.",
                "throughline.bytes=lots|The setting throughline.bytes = lots cannot be read: allowed is a size, for example 512MB or 4GB.",
                "throughline.test.seconds=abc|The setting throughline.test.seconds = abc cannot be read: allowed is a whole number.",
                "throughline.test.seconds=0|The setting throughline.test.seconds = 0: set it to 1 or more.",
                "throughline.sample=keep|",
            })
    void oneLineSaysWhichAndWhatIsAllowed(String setting, String said) {
        new ApplicationContextRunner()
                .withUserConfiguration(Places.class)
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withPropertyValues(setting)
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    assertThat(failure == null).isEqualTo(said == null);
                    assertThat(
                                    failure == null
                                            ? said
                                            : StartFailures.find(failure).getMessage())
                            .isEqualTo(said);
                });
    }
}
