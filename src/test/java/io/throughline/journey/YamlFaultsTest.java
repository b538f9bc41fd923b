package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

class YamlFaultsTest {
    private static String fault(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(100);
        try {
            new Yaml(new SafeConstructor(options)).load(text);
            throw new AssertionError(text);
        } catch (YAMLException e) {
            return YamlFaults.of(e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[x | YAML; line 1, column 3: expected ',' or ']', but got <stream end>",
                "a: b~~c: d | YAML; line 2, column 1: found character '\\t(TAB)' that cannot start any token.",
                "a: *b | YAML; line 1, column 4: found undefined alias b",
                "a: 1~a: 2 | YAML; line 2, column 1: found duplicate key a",
                "a: !!java.io.File [x] | YAML; line 1, column 4: Global tag is not allowed",
                "a: &a [x]~b: *a | YAML without aliases (*name) of lists and keys: write them out",
            })
    void inOneLineWithItsPlace(String text, String told) {
        String yaml = text.replace("~~", "\n\t").replace("~", "\n");
        assertThat(fault(yaml)).startsWith(told.strip()).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"100", "10000"})
    void aLongTextNamesItsLimit(int length) {
        assertThat(fault("x".repeat(length) + "y")).contains("100").doesNotContain("\n");
    }
}
