package io.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start goes on with archived libraries only where they are those of the program that was asked for. */
class ClassArchiveTest {
    private static final String MAIN = Throughline.class.getName();

    @TempDir
    private Path target;

    private Path folder;
    private Path library;

    @BeforeEach
    void build() throws IOException {
        folder = Files.createDirectories(target.resolve("throughline"));
        library = Files.createDirectories(folder.resolve("lib")).resolve("a-1.jar");
        Files.writeString(library, "library");
        Files.writeString(folder.resolve("classpath"), library + "\n");
        Files.writeString(folder.resolve("classes.jsa"), "archive");
        Files.createDirectories(target.resolve("classes"));
        zip(target.resolve("throughline.jar.original"), Map.of("A.class", "one", "META-INF/B", "here"));
        packProgram("one", "library");
    }

    @Test
    void aJarGoesOnWithItsUnpackedSelfAndKeepsEveryOtherWord() throws IOException {
        ClassArchive found = ClassArchive.find(jar()).orElseThrow();
        List<String> next = found.command(List.of("java", "-Xmx4g", "-jar", "throughline.jar", "import", "a b.csv"), 2)
                .orElseThrow();
        assertThat(next).startsWith(Path.of(System.getProperty("java.home"), "bin", "java") + "");
        assertThat(next)
                .containsSubsequence(
                        "-Xmx4g",
                        "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                        "-cp",
                        library + File.pathSeparator + jar() + ".original",
                        MAIN,
                        "import",
                        "a b.csv")
                .doesNotContain("-jar");
    }

    @Test
    void aJarOfAnotherBuildGoesOnAsItBegan() throws IOException {
        packProgram("two", "library");
        assertThat(ClassArchive.find(jar())).isEmpty();
        packProgram("one", "another library");
        assertThat(ClassArchive.find(jar())).isEmpty();
        Files.delete(target.resolve("throughline.jar.original"));
        packProgram("one", "library");
        assertThat(ClassArchive.find(jar())).isEmpty();
    }

    @Test
    void aLibraryWithoutItsSignatureIsStillThatOfTheJar() throws IOException {
        Files.writeString(library, "lib");
        assertThat(ClassArchive.find(jar())).isEmpty();
        Files.writeString(library.resolveSibling("a-1.jar.signed"), "library");
        assertThat(ClassArchive.find(jar())).isPresent();
    }

    @Test
    void onlyAnImportOfSmallFilesDoesWithTheFirstCompiler() throws IOException {
        ClassArchive found = ClassArchive.find(jar()).orElseThrow();
        String first = "-XX:TieredStopAtLevel=1";
        assertThat(found.command(List.of("java", "-jar", "t.jar", "import", library.toString()), 2))
                .hasValueSatisfying(next -> assertThat(next).contains(first));
        assertThat(found.command(List.of("java", "-jar", "t.jar", "import", "-"), 2))
                .hasValueSatisfying(next -> assertThat(next).doesNotContain(first));
        assertThat(found.command(List.of("java", "-jar", "t.jar"), 0))
                .hasValueSatisfying(next -> assertThat(next).doesNotContain(first));
    }

    @Test
    void whatTheUserAsksOfTheJvmHolds() throws IOException {
        ClassArchive found = ClassArchive.find(jar()).orElseThrow();
        String asked = "-XX:Tier4InvocationThreshold=1";
        List<String> next =
                found.command(List.of("java", asked, "-jar", "t.jar"), 0).orElseThrow();
        assertThat(next).containsSubsequence("-XX:Tier4InvocationThreshold=200000", asked);
    }

    @Test
    void aJarWithALibraryMoreGoesOnAsItBegan() throws IOException {
        zip(
                target.resolve("throughline.jar"),
                Map.of("BOOT-INF/classes/A.class", "one", "BOOT-INF/lib/a-1.jar", "library", "BOOT-INF/lib/b.jar", ""));
        assertThat(ClassArchive.find(jar())).isEmpty();
    }

    @Test
    void classesInAFolderGoOnOnlyWithTheSameLibrariesAndOnce() throws IOException {
        String classes = target.resolve("classes").toString();
        ClassArchive found = ClassArchive.find(classes + File.pathSeparator + "/elsewhere/a-1.jar")
                .orElseThrow();
        List<String> next = found.command(List.of("java", "-cp", "x", MAIN), 0).orElseThrow();
        assertThat(next).endsWith("-cp", library + File.pathSeparator + classes, MAIN);
        assertThat(ClassArchive.find(classes + File.pathSeparator + "/elsewhere/a-2.jar"))
                .isEmpty();
        assertThat(ClassArchive.find(next.get(next.size() - 2)))
                .as("the class path of what goes on")
                .isEmpty();
    }

    @Test
    void aWatchedOrDebuggedStartAndAnotherMainClassAreLeftAlone() throws IOException {
        ClassArchive found = ClassArchive.find(jar()).orElseThrow();
        assertThat(found.command(List.of("java", "-agentlib:jdwp=x", "-jar", "t.jar"), 0))
                .isEmpty();
        assertThat(found.command(List.of("java", "-cp", "x", "Other"), 0)).isEmpty();
        assertThat(found.command(List.of("java"), 3)).isEmpty();
    }

    private String jar() {
        return target.resolve("throughline.jar").toString();
    }

    private void packProgram(String own, String content) throws IOException {
        zip(
                target.resolve("throughline.jar"),
                Map.of("BOOT-INF/classes/A.class", own, "BOOT-INF/lib/a-1.jar", content, "BOOT-INF/lib/", ""));
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> each : entries.entrySet()) {
                byte[] content = each.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(each.getKey());
                CRC32 sum = new CRC32();
                sum.update(content);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
    }
}
