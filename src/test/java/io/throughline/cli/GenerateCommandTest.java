package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter said = new StringWriter();

    @Test
    void writesExactlyTheInteractionsAskedForAndNothingElse() throws IOException {
        assertThat(run("--interactions", "500", "--out", file("log.csv"))).isZero();
        assertThat(Files.readAllLines(folder.resolve("log.csv"))).hasSize(501);
        assertThat(names()).containsExactly("log.csv");
        assertThat(said.toString()).contains("500 interactions of");
    }

    @Test
    void gzipHoldsTheSameBytesAsThePlainFile() throws IOException {
        run("--customers=300", "--seed=4", "--order=time", "--out=" + file("log.csv"));
        run("--customers=300", "--seed=4", "--order=time", "--out=" + file("log.csv.gz"));
        try (var zipped = new GZIPInputStream(Files.newInputStream(folder.resolve("log.csv.gz")))) {
            assertThat(zipped.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve("log.csv")));
        }
    }

    @Test
    void truthIsAFileOfItsOwn() throws IOException {
        assertThat(run("--customers", "20", "--out", file("log.csv"), "--truth", file("truth.json")))
                .isZero();
        assertThat(names()).containsExactly("log.csv", "truth.json");
        assertThat(Files.readString(folder.resolve("log.csv"))).doesNotContain("store-loyalist");
        assertThat(Files.readString(folder.resolve("truth.json"))).contains("store-loyalist", "C00000020");
    }

    @Test
    void wrongUsageIsExitTwoAndSaysWhatIsAllowed() {
        assertThat(run("--out", file("log.csv"))).isEqualTo(2);
        assertThat(run("--customers", "2", "--interactions", "2", "--out", file("log.csv")))
                .isEqualTo(2);
        assertThat(run("--customers", "2")).isEqualTo(2);
        assertThat(run("--customers", "0", "--out", file("log.csv"))).isEqualTo(2);
        assertThat(said.toString()).contains("--customers = 0: allowed is 1 to 99999999");
        assertThat(run("--customers", "2", "--order", "sideways", "--out", file("log.csv")))
                .isEqualTo(2);
        assertThat(said.toString()).contains("order = sideways: allowed is customer or time");
        assertThat(run("--customers", "2", "--out", file("a"), "--truth", file("a")))
                .isEqualTo(2);
        assertThat(run("--customers", "2", "--out", file("a"), "--feedback", file("a")))
                .isEqualTo(2);
        assertThat(run("--customers", "2", "--out", file("a"), "--truth", file("b"), "--feedback", file("b")))
                .isEqualTo(2);
        assertThat(said.toString()).contains("allowed is another file than --out and --truth");
        assertThat(names()).isEmpty();
    }

    @Test
    void tooManyRowsForTheHeapAreRefusedBeforeAnythingIsWritten() {
        assertThat(run("--interactions", "500000000", "--order", "time", "--out", file("log.csv")))
                .isEqualTo(2);
        assertThat(said.toString()).contains("--order = time: allowed is customer", "-Xmx");
        assertThat(names()).isEmpty();
    }

    @Test
    void unknownOptionsAreRefused() {
        assertThat(run("--customers=2", "--out=" + file("b"), "--colour=red")).isEqualTo(2);
        assertThat(said.toString()).contains("--colour=red");
        assertThat(names()).isEmpty();
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThat(run("--customers", "2", "--out", file("deep/log.csv"))).isEqualTo(1);
        assertThat(said.toString())
                .contains("Cannot write")
                .contains("there is no folder")
                .contains("create it first");
    }

    @Test
    void aFullDiskIsSaidAndNothingIsLeftBehind() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        assertThat(run("--customers", "20", "--out", file("log.csv"), "--truth", full.toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("Cannot write /dev/full: the disk is full");
        assertThat(names()).isEmpty();
    }

    @Test
    void anUnfinishedFileLeavesTheOldOneAsItWas() throws IOException {
        Path log = Files.writeString(folder.resolve("log.csv"), "old");
        try (NewFile file = NewFile.create(log)) {
            file.out().write('x');
        }
        assertThat(names()).containsExactly("log.csv");
        assertThat(log).hasContent("old");
    }

    private int run(String... arguments) {
        PrintWriter to = new PrintWriter(said, true);
        return new CommandLine(new GenerateCommand()).setErr(to).setOut(to).execute(arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> names() {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
