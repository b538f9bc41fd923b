package io.throughline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.stereotype.Component;

/** The rooms stay apart, and stay small; each rule is shown to notice what it forbids. */
class ArchitectureTest {
    private static final String BASE = "io.throughline";
    private static final String FIXTURES = "fixture.rooms";
    private static final int MAX_LINES = 300;
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    static Stream<String> rooms() {
        return Rooms.names().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomKeepsToItsLine(String room) {
        Rooms.rule(BASE, room).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aStepOverTheLineIsNoticed(String room) throws ClassNotFoundException {
        ArchRule rule = Rooms.rule(FIXTURES, room);
        assertThat(breaks(rule, room, "Right")).isFalse();
        assertThat(breaks(rule, room, "WrongRoom")).isTrue();
        assertThat(breaks(rule, room, "WrongLibrary")).isTrue();
    }

    private static boolean breaks(ArchRule rule, String room, String fixture) throws ClassNotFoundException {
        Class<?> type = Class.forName(FIXTURES + "." + room + ".Fixture$" + fixture);
        return rule.evaluate(new ClassFileImporter().importClasses(type)).hasViolation();
    }

    @Test
    void everyClassHasARoomOrIsTheStart() {
        List<String> homeless = PRODUCT.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(BASE))
                .map(name -> name.substring(BASE.length() + 1).replaceAll("\\..*", ""))
                .distinct()
                .filter(room -> !Rooms.names().contains(room))
                .toList();
        assertThat(homeless).isEmpty();
        assertThat(PRODUCT).isNotEmpty();
    }

    /** A build for a server that is named leaves the database of the process out, and what refers to it would not compile. */
    @Test
    void nothingRefersToTheEmbeddedDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..store.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..store.embedded..", "org.neo4j.graphdb..", "org.neo4j.kernel..", "org.neo4j.dbms..")
                .check(PRODUCT);
    }

    /** The algorithms have one door and the formats another; a room that may use the library goes through them. */
    @Test
    void jgraphtHasOneDoorForAlgorithmsAndOneForFormats() throws ClassNotFoundException {
        ArchRule rule = noClasses()
                .that()
                .haveNameNotMatching(".*\\.(graph\\.Network|export\\.LibraryFormats)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jgrapht..");
        rule.check(PRODUCT);
        Class<?> window = Class.forName(FIXTURES + ".graph.Fixture$ByTheWindow");
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(window)).hasViolation())
                .isTrue();
    }

    /** A part that lies in a room which no start searches would be missing without a word. */
    @Test
    void everyPartOfTheApplicationIsSearchedFor() {
        String[] searched =
                Throughline.class.getAnnotation(SpringBootApplication.class).scanBasePackages();
        List<JavaClass> parts = PRODUCT.stream()
                .filter(type -> type.isMetaAnnotatedWith(Component.class) || type.isAnnotatedWith(Node.class))
                .filter(type -> !type.isEquivalentTo(Throughline.class))
                .toList();
        assertThat(parts)
                .hasSizeGreaterThan(50)
                .allMatch(type -> Stream.of(searched)
                        .anyMatch(room -> type.getPackageName().concat(".").startsWith(room + ".")));
    }

    @Test
    void packagesAreFreeOfCycles() {
        free(BASE).check(PRODUCT);
        JavaClasses fixtures = new ClassFileImporter().importPackages(FIXTURES);
        assertThat(free(FIXTURES).evaluate(fixtures).hasViolation()).isTrue();
    }

    private static ArchRule free(String base) {
        return slices().matching(base + ".(**)").should().beFreeOfCycles();
    }

    @Test
    void filesAreShort(@TempDir Path folder) throws IOException {
        assertThat(tooLong(List.of(Path.of("src", "main", "java"), Path.of("cypher"), Path.of("graphql"))))
                .isEmpty();
        Files.writeString(folder.resolve("long.cypher"), "RETURN 1\n".repeat(MAX_LINES + 1));
        Files.writeString(folder.resolve("short.cypher"), "RETURN 1\n".repeat(MAX_LINES));
        assertThat(tooLong(List.of(folder))).hasSize(1).allMatch(file -> file.contains("long.cypher"));
    }

    private static List<String> tooLong(List<Path> roots) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    int lines = Files.readAllLines(file, StandardCharsets.UTF_8).size();
                    if (lines > MAX_LINES) {
                        found.add(file + ": " + lines + " lines, allowed are " + MAX_LINES);
                    }
                }
            }
        }
        return found;
    }
}
