package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class IdentitiesCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new IdentitiesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void customersAreToldAndWritten() throws IOException {
        String records = file(
                "records.csv",
                "time,customer,email,cookie\n2026-03-01T09:00:00Z,1,Ann@b.org,\n2026-03-02T09:00:00Z,,ann@b.org,x\n2026-03-03T09:00:00Z,2,,y\n");
        Path written = folder.resolve("customers.csv");
        assertThat(run(records, "--out", written.toString())).isZero();
        assertThat(out.toString()).contains("5 identifiers, 2 customers", "with 3 identifiers: 1 customers");
        assertThat(Files.readString(written)).contains("customer:1,cookie:x", "customer:2,cookie:y");
        assertThat(run(records, "--join", "customer:1=customer:2")).isZero();
        assertThat(out.toString()).contains("5 identifiers, 1 customers");
    }

    @Test
    void theFileThatIsReadStays() throws IOException {
        String records = file("records.csv", "customer,email\n1,ann@b.org\n");
        assertThat(run(records, "--out", folder + "/./records.csv")).isEqualTo(1);
        assertThat(err.toString()).contains("allowed is another file than the one that is read");
        assertThat(Path.of(records)).hasContent("customer,email\n1,ann@b.org\n");
    }

    @Test
    void rulesNameTheKinds() throws IOException {
        String rules = file(
                "rules.yaml",
                "kinds:\n- {kind: till, type: person}\n- {kind: mail, type: address, form: email}\nblocked: [Info@Shop.org]\n");
        String records = file("records.csv", "till,mail\n1,info@shop.org\n2,info@shop.org\n");
        assertThat(run(records, "--rules", rules)).isZero();
        assertThat(out.toString()).contains("2 identifiers, 2 customers").doesNotContain("not joined");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kinds: 7' | list under the key kinds",
                "'kinds: [{kind: a, type: human}]' | person, address, device",
                "'kinds: [{kind: a, type: person, limit: 0}]' | whole number from 1",
                "'kinds: [{kind: email, type: address}]' | columns time, email"
            })
    void whatIsWrongIsNamed(String rules, String told) throws IOException {
        assertThat(run(file("records.csv", "till\n1\n"), "--rules", file("rules.yaml", rules)))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("Refused: ").contains(told);
    }

    /** A number of YAML would be 8 here, and block nothing. */
    @Test
    void blockedValuesAreTakenAsTheyAreWritten() throws IOException {
        String rules = file(
                "rules.yaml",
                "kinds:\n- {kind: till, type: person}\n- {kind: mail, type: address, limit: 9}\nblocked: [010]\n");
        String records = file("records.csv", "till,mail\n1,010\n2,010\n");
        assertThat(run(records, "--rules", rules)).isZero();
        assertThat(out.toString()).contains("2 identifiers, 2 customers");
        assertThat(run(
                        records,
                        "--rules",
                        file("rules.yaml", "kinds: [{kind: till, type: person}]\nblocked: [[010]]\n")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("blocked = [010]: allowed is texts");
    }

    /** Signs that are replaced one for another would make one customer of two. */
    @ParameterizedTest
    @ValueSource(
            strings = {"customer,email\n1,\"a@x.org\n2,b@x.org\n", "customer,email\n1,j\u00e9@x.org\n2,j\u00e8@x.org\n"
            })
    void aFileThatIsCutOrNotInUtf8IsRefused(String text) throws IOException {
        Path records = Files.writeString(folder.resolve("latin.csv"), text, StandardCharsets.ISO_8859_1);
        assertThat(run(records.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("Refused: " + records).containsAnyOf("UTF-8", "Unclosed quoted field");
        assertThat(out.toString()).isEmpty();
        assertThat(run(Files.writeString(records, "\ufeff" + text.replace("\"", ""))
                        .toString()))
                .isZero();
    }

    /** Of two files the one that is at fault. */
    @Test
    void theFileIsNamed() throws IOException {
        String records = file("records.csv", "email\na@x.org\n");
        String rules = file("rules.yaml", "kinds: [{kind: a, type: human}]");
        assertThat(run(records, "--rules", rules)).isEqualTo(1);
        assertThat(err.toString()).startsWith("Refused: " + rules + ": kinds[1].type");
        err.getBuffer().setLength(0);
        assertThat(run(records, "--rules", folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "Refused: " + folder + " cannot be used: it is a folder; name a file in it.");
        err.getBuffer().setLength(0);
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "Refused: " + folder + " cannot be used: it is a folder; name a file in it.");
        err.getBuffer().setLength(0);
        assertThat(run(file("none.csv", "\u0000\u0001"))).isEqualTo(1);
        assertThat(err.toString()).contains("none.csv", "a header and rows below it");
        err.getBuffer().setLength(0);
        assertThat(run(records, "--rules", file("rules.yaml", "kinds: [{kind: 'a:b', type: person}]")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("kinds[1].kind = a:b", "without a colon");
    }
}
