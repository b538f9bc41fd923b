package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.export.CataloguePlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CatalogueCommandTest {
    private static final Touchpoint BUY =
            new Touchpoint(0, "buy", "Buy, at last", "web", ChannelKind.ONLINE, "purchase", 3, "Ann", true);
    private static final Touchpoint SEARCH = Touchpoint.plain(1, "search");

    @TempDir
    private Path folder;

    private final List<TouchpointEdit> edits = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CatalogueStore store = new CatalogueStore() {
            @Override
            public List<Touchpoint> describe(List<TouchpointEdit> all, String who) {
                edits.addAll(all);
                return List.of();
            }

            @Override
            public void describeAll(List<Touchpoint> touchpoints, boolean sample) {}
        };
        CommandLine line = CatalogueCommand.with(() -> new CatalogueCommand.Parts(() -> List.of(BUY, SEARCH), store));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue.csv", "catalogue.yaml"})
    void whatIsExportedChangesNothing(String name) {
        String file = folder.resolve(name).toString();
        assertThat(run("export", file)).isZero();
        assertThat(run("apply", file)).isZero();
        assertThat(out.toString()).contains("= buy", "= search", "Done.");
        assertThat(edits).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsSaid() throws IOException {
        Path file = Files.writeString(
                folder.resolve("new.csv"),
                "touchpoint,name,stage,owner\nbuy,,purchase,Bob\nsearch,,,\nlater,Later,,\n");
        assertThat(run("apply", file.toString(), "--dry-run")).isZero();
        assertThat(edits).isEmpty();
        assertThat(run("apply", file.toString())).isZero();
        assertThat(out.toString()).contains("~ buy", "= search", "? later (not in the data, passed over)");
        assertThat(edits).containsExactly(new TouchpointEdit("buy", null, null, null, "purchase", "Bob", null));
    }

    /** A name that is kept may stay, whatever it is; data bring names too. */
    @Test
    void namesThatAreGivenAreShownOnOneLine() throws IOException {
        Path file = folder.resolve("names.yaml");
        for (String key : List.of("name", "channel", "stage", "owner")) {
            for (String name : List.of("a\\u0007b", "x".repeat(513))) {
                Files.writeString(
                        file,
                        "touchpoints: [{touchpoint: buy}, {touchpoint: search, " + key + ": \"" + name + "\"}]\n");
                assertThat(run("apply", file.toString())).isEqualTo(1);
                assertThat(err.toString()).contains("touchpoints[2]." + key + " = ", "one line");
            }
        }
        assertThat(edits).isEmpty();
        Touchpoint odd = Touchpoint.plain(0, "two\nlines");
        TouchpointEdit edit = new TouchpointEdit(odd.id(), odd.name(), null, null, "buy", null, null);
        assertThat(CataloguePlan.of(List.of(odd), List.of(edit)).changes())
                .extracting(CataloguePlan.Change::outcome)
                .containsExactly(CataloguePlan.Outcome.CHANGED);
    }

    /** YAML has numbers, times and days of its own, which are none here. */
    @Test
    void whatYamlTakesForNumbersIsTakenAsItIsWritten() throws IOException {
        Path file = Files.writeString(
                folder.resolve("plain.yaml"),
                "touchpoints:\n- {touchpoint: search, name: 12:30, stage: 01, owner: 2024-01-01, channel: 1.10}\n");
        assertThat(run("apply", file.toString())).isZero();
        assertThat(edits)
                .containsExactly(new TouchpointEdit("search", "12:30", "1.10", null, "01", "2024-01-01", null));
        Files.writeString(file, "touchpoints:\n- {touchpoint: search, name: [a, b]}\n");
        assertThat(run("apply", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("touchpoints[1].name = [a, b]: allowed is a text");
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "True, true", "true, true", "no, false", "FALSE, false"})
    void whetherItConvertsIsSaidAsPeopleSayIt(String written, boolean meant) throws IOException {
        Path file = Files.writeString(
                folder.resolve("flags.yaml"), "touchpoints:\n- {touchpoint: search, conversion: " + written + "}\n");
        assertThat(run("apply", file.toString())).isZero();
        TouchpointEdit converts = new TouchpointEdit("search", null, null, null, null, null, true);
        assertThat(edits).isEqualTo(meant ? List.of(converts) : List.of());
        assertThat(out.toString()).contains(meant ? "~ search" : "= search");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "touchpoint,nam\\nbuy,x\\n|touchpoints[1] = nam: allowed is one of 7, such as \"name\"",
                "touchpoint,name\\nbuy,a\\nsearch,\"Find it\\nlater,b\\n|CSV; Unclosed quoted field at end of input (record starting at line 3)",
                "touchpoint,name\\nbuy,Buy, at last\\n|line 2 = 3 cells: allowed is at most 2, as in the first line",
                "touchpoint,kind\\nbuy,air\\n|touchpoints[1].kind = air: allowed is ONLINE, OFFLINE or HYBRID",
                "touchpoint,name\\nbuy,x\\nbuy,y\\n|touchpoints[2].touchpoint = buy: allowed is a touchpoint that none above it is",
            })
    void faultsNameTheirPlace(String text, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.csv"), text.replace("\\n", "\n"));
        assertThat(run("apply", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(said);
        assertThat(edits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "schema: 5\n", "touchpoint;owner\n", "\0"})
    void aTextThatIsNoCatalogueIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), text);
        assertThat(run("apply", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Refused: ", "other.csv", "touchpoint,name,channel");
        assertThat(run(
                        "apply",
                        Files.writeString(file, "\ufefftouchpoint,owner\n").toString()))
                .isZero();
    }
}
