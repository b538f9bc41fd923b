package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a pipeline learns of a file: exit codes, and one line for each rule. */
class CheckCommandTest {
    private static final String FILE =
            "customer,time,touchpoint,value\nann,2024-01-01,order,5\nbob,2024-01-01,order,\ncid,2024-01-02,order,-1\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String rule, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.csv"), FILE);
        Path rules = Files.writeString(
                folder.resolve("rules.yaml"),
                "schema: [{name: shop, properties: [{name: value, quality: [" + rule + "]}]}]");
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = file.toString();
        all[options.length + 1] = "--rules=" + rules;
        return run(new CheckCommand(), all);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void anErrorFailsAndAWarningDoesNot() throws IOException {
        String warning = "{metric: nullValues, mustBe: 0}";
        assertThat(check(warning)).isZero();
        assertThat(out.toString()).contains("WARNING value is not empty: 1; lines 3");
        assertThat(check(warning, "--strict")).isEqualTo(1);
        assertThat(check("{metric: nullValues, mustBe: 0, severity: error}")).isEqualTo(1);
        assertThat(check("{metric: nullValues, mustBeLessThan: 50, unit: percent, severity: error}"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatCannotBeCheckedIsWrongUsageOrAnError() throws IOException {
        assertThat(check("{metric: nulls}")).isEqualTo(2);
        assertThat(err.toString()).contains("schema[0].properties[0].quality[0].metric");
        assertThat(new CommandLine(new CheckCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute("shop.csv"))
                .isEqualTo(2);
    }

    /** Each row breaks it, so an import would take nothing; the rule is told all the same. */
    @Test
    void aFileOfWhichNothingStaysIsToldByRule() throws IOException {
        assertThat(check("{metric: invalidValues, arguments: {validValues: [x]}, severity: error}, "
                        + "{metric: nullValues, severity: error}"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("ERROR   value is one of the valid values: 2", "ERROR   value is not empty: 1")
                .contains("An import would refuse it");
    }

    /** Rules may all hold while rows have no time that can be read. */
    @Test
    void rowsThatAnImportWouldRefuseAreTold() throws IOException {
        Path file = Files.writeString(
                folder.resolve("some.csv"),
                "customer,time,touchpoint,value\nann,2024-01-01,order,5\nbob,noon,order,6\n");
        assertThat(check("{metric: nullValues, mustBeLessThan: 2, severity: error}", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("Rows that an import would refuse: 1: unreadable time");
    }

    /** In one line, since what is wrong is in the file and not in how the command is written. */
    @ParameterizedTest
    @CsvSource({
        "--rules, '', it is empty",
        "--rules, 'schema: [{name: s, prop', line 1",
        "--rules, 'schema: &a [*a]', without aliases",
        "--rules, 'schema: [{name: größe}]', UTF-8",
        "--rules, 'shema: []', a list schema",
        "--mapping, '', it is empty",
        "--mapping, 'name: [', line 1",
        "--mapping, 'name: mine\nname: mine', line 2",
        "--mapping, 'name: größe', UTF-8"
    })
    void aFileOfAnOptionThatCannotBeUsedIsNamed(String option, String text, String said) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), text, StandardCharsets.ISO_8859_1);
        Path file = Files.writeString(folder.resolve("shop.csv"), FILE);
        for (Object command : List.of(new CheckCommand(), new ProfileCommand())) {
            err.getBuffer().setLength(0);
            if (option.equals("--mapping") && command instanceof CheckCommand) {
                continue;
            }
            assertThat(run(command, file.toString(), option + "=" + wrong)).isPositive();
            assertThat(err.toString().lines()).hasSize(1);
            assertThat(err.toString()).startsWith("Refused: ").contains(wrong.toString(), said);
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void refusalsNameTheirFileAndTheOptionAsItIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "customer,time,touchpoint\nann,2024-01-01,order\n");
        assertThat(check("{metric: nullValues, mustBeLessThan: 2, severity: error}", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Refused: other.csv: The rule ");
        assertThat(check("{metric: nullValues}", "--rule=x")).isEqualTo(2);
        assertThat(err.toString()).contains("mapping-text, rules, sheet").doesNotContain("rules-text");
    }
}
