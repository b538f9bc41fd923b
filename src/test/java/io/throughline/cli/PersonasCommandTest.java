package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.PersonaService;
import io.throughline.index.JourneyIndex;
import io.throughline.persona.MemoryPersonas;
import io.throughline.persona.Persona;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import memory.MemoryLog;
import memory.MemoryTimelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Over a store that knows app-native and young. */
class PersonasCommandTest {
    @TempDir
    private Path folder;

    private static final List<Persona> KNOWN = List.of(
            new Persona("app-native", "App native", "visited(\"cart\")", null, List.of(), null),
            new Persona("young", "Young", "traits.age < 30", "Below 30.", List.of("be quick"), "#3366cc"));

    private final MemoryTimelines log = MemoryLog.of();
    private final MemoryPersonas store = new MemoryPersonas(log::findOrdinal);
    private final JourneyIndex index = new JourneyIndex(log);
    private final PersonaService personas = new PersonaService(index, new JourneyService(index, log, store));
    private final List<String> done = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    PersonasCommandTest() {
        index.refresh();
        KNOWN.forEach(persona -> store.save(persona, "kim"));
    }

    private int run(String... words) {
        CommandLine line = PersonasCommand.with(
                () -> new PersonasCommand.Parts(() -> done.add("follow"), personas, () -> done.add("keep")));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(words);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("personas.yaml"), text).toString();
    }

    private static final String CHANGED = """
            personas:
              - {id: young, name: Young, rule: traits.age < 25, description: Below 30., goals: [be quick], color: "#3366CC"}
              - id: new
                name: New
                rule: |
                  converted() &&
                    visited("cart")
            """;

    @Test
    void whatChangesIsShownFirstAndThenDone() throws IOException {
        assertThat(run("apply", file(CHANGED))).isZero();
        assertThat(out.toString()).startsWith("""
                        ~ young
                            rule - traits.age < 30
                            rule + traits.age < 25
                        + new: converted() &&
                          visited("cart")
                          app-native (not in the file, stays)
                        Done.
                        """);
        assertThat(store.list()).extracting(Persona::id).containsExactly("app-native", "new", "young");
        assertThat(store.find("young").orElseThrow().rule()).isEqualTo("traits.age < 25");
        assertThat(store.find("young").orElseThrow().color()).isEqualTo("#3366cc");
        assertThat(done).containsExactly("follow", "keep");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        assertThat(run("apply", "--dry-run", "--prune", file(CHANGED))).isZero();
        assertThat(out.toString()).contains("- app-native").endsWith("Dry run: nothing was written.\n");
        assertThat(store.list()).isEqualTo(KNOWN);
        assertThat(done).containsExactly("follow");
    }

    @Test
    void whatWasExportedChangesNothing() throws IOException {
        Path exported = folder.resolve("out.yaml");
        assertThat(run("export", exported.toString())).isZero();
        assertThat(PersonaFile.read(exported)).isEqualTo(KNOWN);
        assertThat(run("export")).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(exported)).startsWith("personas:\n- id: app-native\n");
        assertThat(run("apply", exported.toString())).isZero();
        assertThat(out.toString()).contains("= app-native\n= young\nNothing to change.");
        assertThat(store.list()).isEqualTo(KNOWN);
    }

    @Test
    void oneFaultyRuleKeepsAllOut() throws IOException {
        String text = "personas:\n- {id: a, name: A, rule: 'true'}\n- {id: b, name: B, rule: traits.}\n";
        assertThat(run("apply", file(text))).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("Refused: " + folder.resolve("personas.yaml") + ": rule of b = traits.: allowed is ")
                .contains("line 1, column 8")
                .hasLineCount(1);
        assertThat(store.list()).isEqualTo(KNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "people: []                                         | one list under the key personas:",
                "personas: 3                                        | one list under the key personas:",
                "personas: [3]                                      | personas[1] = 3",
                "personas: [{id: a, name: A}]                       | personas[1].rule = nothing",
                "personas: [{id: A, name: A, rule: x}]              | personas[1].id = \"A\": allowed is 1 to 64 of a-z",
                "personas: [{id: a, name: [A], rule: x}]            | personas[1].name = [A]",
                "personas: [{id: a, name: A, rule: x, goal: y}]     | personas[1] = goal: allowed is one of 6, such as \"goals\"",
                "personas: [{id: a, name: A, rule: x, goals: y}]    | personas[1].goals = y: allowed is a list",
                "personas: [{id: a, name: A, rule: x, color: red}]  | personas[1].color = \"red\": allowed is #rrggbb",
                "personas: [{id: a, name: A, rule: x}, {id: a, name: B, rule: y}] | personas[2].id = a",
                "personas: [{id: a, name: A, rule: x, goals: [[b]]}] | personas[1].goals = [[b]]: allowed is a list of texts",
                "personas: [                                        | allowed is YAML; ",
                "personas: !!java.io.File [x]                       | allowed is YAML; ",
            })
    void faultsOfAFileAreTold(String text, String said) throws IOException {
        assertThat(run("apply", file(text))).isEqualTo(1);
        assertThat(err.toString()).startsWith("Refused: ").contains(said);
    }

    @Test
    void namesAreTakenAsTheyAreWritten() {
        assertThat(PersonaFile.read("f", "personas: [{id: 007, name: 2024-01-01, rule: true, goals: [1.10]}]"))
                .containsExactly(new Persona("007", "2024-01-01", "true", null, List.of("1.10"), null));
    }

    @Test
    void missingFilesAndCommandsAreTold() {
        assertThat(run("apply", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.yaml cannot be used");
        assertThat(run()).isEqualTo(2);
        assertThat(run("apply")).isEqualTo(2);
    }

    /** In words about the file, which stands before them. */
    @Test
    void aFileThatCannotBeUsedIsNamed() throws IOException {
        assertThat(run("apply", folder.toString())).isEqualTo(1);
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'p', ':', ' ', (byte) 0xe4, '\n'});
        assertThat(run("apply", latin.toString())).isEqualTo(1);
        assertThat(run("apply", file("personas: [{id: a, name: A, rule: [1]}]")))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Refused: " + folder + " cannot be used: it is a folder; name a file in it.",
                        "Refused: " + latin + " cannot be used: it is no text in UTF-8; save it as UTF-8.",
                        "Refused: " + folder.resolve("personas.yaml") + ": personas[1].rule = [1]: allowed is a text");
        assertThat(store.list()).isEqualTo(KNOWN);
    }
}
