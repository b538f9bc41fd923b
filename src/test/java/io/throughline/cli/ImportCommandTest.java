package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.ingest.ImportService;
import io.throughline.ingest.MemoryStore;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ImportCommandTest {
    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void reportsWhatWasTaken() throws IOException {
        String file = write("shop.csv", "customer,time,event,note\na,1,x,\u0007\nb,bad,x,n\u001b[31m\n");
        assertThat(run(file)).isZero();
        assertThat(out.toString())
                .startsWith("shop.csv: 2 rows in ")
                .contains("accepted 1, left out 0, duplicates 0, rejected 1; 1 customers, 1 touchpoints")
                .contains("customer ← customer")
                .contains("rejected line 3: unreadable time: b,bad,x,n·[31m");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void optionsReachTheImport() throws IOException {
        String file = write("shop.csv", "customer,time,event,age\na,1,x,31\n");
        assertThat(run(file, "--source=web", "--trait.years=age")).isZero();
        assertThat(out.toString()).startsWith("web: 1 rows").contains("trait years ← age");
    }

    @Test
    void aMappingOfOnesOwnIsReadFromItsFileAndPreviewed() throws IOException {
        String file = write(
                "till.csv",
                "who;when;what;till;clerk\na;2026-01-01;paid;3;x\n;2026-01-02;paid;3;x\nb;2026-01-03;test;3;x\n");
        String mapping = write(
                "till.yaml",
                "name: our till\nleave-out:\n  test sale: what == \"test\"\ninteraction:\n  customer: who\n  time: when\n"
                        + "  touchpoint: '\"Till: \" + what'\n  till: till\nconversions: ['Till: paid']\n");
        assertThat(run(file, "--mapping=" + mapping, "--preview")).isZero();
        assertThat(out.toString())
                .contains("our till", "2026-01-01T00:00:00Z | a | Till: paid", "left out 1, duplicates 0, rejected 1")
                .contains("unused: clerk");
        assertThat(store.isEmpty()).isTrue();
        assertThat(run(file, "--mapping=" + mapping)).isZero();
        assertThat(store.entries).hasSize(1);
        String wrong = write("wrong.yaml", "name: our till\ninteraction:\n  customer: lower(who\n");
        assertThat(run(file, "--mapping=" + wrong)).isEqualTo(1);
        assertThat(err.toString()).contains("The mapping " + wrong + ", line 3, interaction.customer: expected is");
    }

    /** The second file would take out the first. */
    @Test
    void oneFileReplaces() throws IOException {
        String file = write("shop.csv", "customer,time,event\na,1,x\n");
        assertThat(run(file, "--replaces=old")).isEqualTo(1);
        assertThat(err.toString()).contains("shop.csv: replaces=old is neither");
        assertThat(run(file, file, "--replaces=old")).isEqualTo(2);
        assertThat(err.toString()).contains("--replaces takes one file");
        assertThat(store.isEmpty()).isTrue();
    }

    /** Nothing is imported where its rejected rows have no place; where they turn out to have none, the import is told to be done. */
    @Test
    void aPlaceForRejectedRowsIsLookedForFirst() throws IOException {
        String file = write("shop.csv", "customer,time,event\na,1,x\nb,noon,x\n");
        assertThat(run(file, "--rejected=" + folder)).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("Refused: " + folder + " cannot be used: it is a folder; name a file in it.");
        assertThat(store.isEmpty()).isTrue();
        assumeTrue(Files.exists(Path.of("/dev/full")));
        err.getBuffer().setLength(0);
        assertThat(run(file, "--rejected=/dev/full")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("The import is done, but /dev/full cannot be written: ")
                .hasLineCount(1);
        assertThat(store.entries).hasSize(1);
        assertThat(run(file, "--rejected=" + folder.resolve("rest.csv"))).isZero();
        assertThat(folder.resolve("rest.csv")).content().contains("b,noon,x");
    }

    /** The rejected rows took the place of all others, and left out ones that of rejected ones. */
    @Test
    void recordsTakeNobodysPlace() throws IOException {
        String text = "customer,time,event\na,1,x\nb,noon,x\n";
        String file = write("shop.csv", text);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of(file));
        for (String option :
                new String[] {"--rejected=" + file, "--left-out=" + folder + "/./shop.csv", "--rejected=" + link}) {
            assertThat(run(file, option)).isEqualTo(2);
            assertThat(err.toString()).contains("is the file that is imported: name another for its records.");
            err.getBuffer().setLength(0);
        }
        Path rest = folder.resolve("rest.csv");
        assertThat(run(file, "--rejected=" + rest, "--left-out=" + folder + "/./rest.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--rejected and --left-out take two files");
        assertThat(Path.of(file)).hasContent(text);
        assertThat(rest).doesNotExist();
        assertThat(store.isEmpty()).isTrue();
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains(ImportOptions.MEANINGS.keySet()).contains("--NAME=VALUE");
    }

    @Test
    void oneRefusedFileDoesNotKeepTheOthersOut() throws IOException {
        String bad = write("bad.csv", "a,b\n1,2\n");
        String good = write("good.csv", "customer,time,event\na,1,x\n");
        assertThat(run(bad, folder.resolve("none.csv").toString(), good)).isEqualTo(1);
        assertThat(err.toString())
                .contains("Refused: bad.csv: The file has the columns a, b")
                .contains("none.csv is not there");
        assertThat(store.entries).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour=red", "--zone=Mars", "--source", "-x", "--zone="})
    void wrongUsageTouchesNothing(String option) throws IOException {
        String file = write("shop.csv", "customer,time,event\na,1,x\n");
        assertThat(run(file, option)).isEqualTo(2);
        assertThat(store.entries).isEmpty();
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour=red|--colour is not an option: allowed is one of source, replaces",
                "-shop.csv|-shop.csv is not an option; a file whose name begins with a dash is written ./-shop.csv",
                "''|A FILE has no name: give the path of a file.",
                "--source|--source is not understood; options are written --NAME=VALUE."
            })
    void whatIsNotUnderstoodIsNamed(String word, String message) throws IOException {
        String file = write("shop.csv", "customer,time,event\na,1,x\n");
        assertThat(run(file, word)).isEqualTo(2);
        assertThat(store.entries).isEmpty();
        assertThat(err.toString()).startsWith(message);
    }

    @Test
    void aFileIsNeeded() {
        assertThat(run("--source=web")).isEqualTo(2);
    }

    @Test
    void aStoreThatIsNotThereIsSaidInOneSentence() throws IOException {
        String file = write("shop.csv", "customer,time,event\na,1,x\n");
        int exit = run(
                () -> {
                    throw new Unavailable("The folder is in use.");
                },
                file);
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("The folder is in use.");
    }

    private int run(String... arguments) {
        return run(() -> new ImportService(store, ImportSettings.of(100, false)), arguments);
    }

    private int run(Supplier<ImportService> desk, String... arguments) {
        return new CommandLine(new ImportCommand(desk))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
