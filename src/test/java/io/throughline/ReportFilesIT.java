package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.cli.ImportCommand;
import io.throughline.ingest.ImportService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small files after public reports, by upload and by command: the right figures, or a refusal that a person can act on. */
@EmptyService
class ReportFilesIT {
    /** Files that are not read rightly yet; one that is must leave this list. */
    private static final Set<String> FAILING = Set.of();

    private static final JsonMapper JSON = new JsonMapper();

    private static final String FIGURES =
            "{ journeys(scope: {definition: {%s}}) { count customers interactions converted value "
                    + "checks { name holds } trend(unit: MONTH) { count } commonPaths(first: 100) { edges { node { steps count } } } "
                    + "members(first: 100) { edges { node { customer start } } } "
                    + "attribution(model: LINEAR) { unattributed credits { step conversions value } } } }";

    private final int port;
    private final ImportService desk;

    @Autowired
    ReportFilesIT(@LocalServerPort int port, ImportService desk) {
        this.port = port;
        this.desk = desk;
    }

    /** What a file was answered with. */
    private record Taken(boolean whole, String words) {}

    /** A way in. */
    private interface Door {
        Taken take(Path file, List<String> options) throws IOException;
    }

    private record Case(JsonNode report, Path folder, Door door, Answering service) {
        JsonNode right() {
            return report.get("right");
        }

        List<Path> files() {
            return report.get("files")
                    .valueStream()
                    .map(name -> folder.resolve(name.asString()))
                    .toList();
        }

        Taken take(Path file) throws IOException {
            return door.take(
                    file,
                    report.get("importOptions")
                            .propertyStream()
                            .map(option ->
                                    option.getKey() + "=" + option.getValue().asString())
                            .toList());
        }

        JsonNode figures(String definition) {
            return service.data(String.format(FIGURES, definition)).get("journeys");
        }

        JsonNode figures() {
            JsonNode conversions = report.get("conversions");
            return figures(conversions.isEmpty() ? "stepBy: TOUCHPOINT" : "conversions: " + conversions);
        }

        void clear() {
            service.data("{ imports(first: 1000) { edges { node { id } } } }")
                    .get("imports")
                    .get("edges")
                    .forEach(edge -> service.data("mutation { removeImport(id: \""
                            + edge.get("node").get("id").asString() + "\") }"));
            assertThat(interactions()).isZero();
        }

        /** Checks hold over nothing, too. */
        long interactions() {
            JsonNode figures = service.data("{ journeys { interactions checks { name holds } } }")
                    .get("journeys");
            assertThat(figures.get("checks").valueStream())
                    .allMatch(check -> check.get("holds").asBoolean());
            return figures.get("interactions").asLong();
        }
    }

    /** Files that are not part of the product, where they are there. */
    @TestFactory
    Stream<DynamicTest> everyReportByEveryDoor() throws IOException {
        Path folder = Path.of(System.getProperty("throughline.shared", "../shared"), "data", "reports");
        assumeTrue(Files.exists(folder), () -> folder + " is not here");
        List<DynamicTest> tests = tests(JSON.readTree(Files.readString(folder.resolve("answers.json"))), folder);
        assertThat(tests).hasSizeGreaterThan(80);
        return tests.stream();
    }

    /** Files of the same kinds that are. */
    @TestFactory
    Stream<DynamicTest> everyKindByEveryDoor(@TempDir Path folder) throws IOException {
        JsonNode reports = JSON.readTree(Files.readString(Path.of("src/test/resources/reports.json")));
        for (JsonNode report : reports) {
            for (int i = 0; i < report.get("files").size(); i++) {
                Files.writeString(
                        folder.resolve(report.get("files").get(i).asString()),
                        report.get("texts").get(i).asString());
            }
        }
        return tests(reports, folder).stream();
    }

    private List<DynamicTest> tests(JsonNode reports, Path folder) {
        Answering service = new Answering(port).whenReady();
        Map<String, Door> doors = new TreeMap<>(
                Map.of("upload", (file, options) -> upload(service, file, options), "command", this::command));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode report : reports) {
            String name = report.get("file").asString();
            doors.forEach((way, door) -> tests.add(DynamicTest.dynamicTest(
                    name + " by " + way, () -> hold(name, new Case(report, folder, door, service)))));
        }
        return tests;
    }

    private static void hold(String name, Case file) {
        if (FAILING.contains(name)) {
            assertThatThrownBy(() -> judge(name, file))
                    .as("is read rightly now")
                    .isInstanceOf(AssertionError.class);
        } else {
            judge(name, file);
        }
    }

    private static void judge(String name, Case file) {
        try {
            switch (name) {
                case "gzip_damaged_member.csv.gz", "gzip_line_break_between.csv.gz" -> isRefused(file, "damaged");
                case "flag_word.csv" -> isRefused(file, "converted");
                case "flag_count.csv" -> countsAsYes(file);
                case "customer_null.csv" -> isNoPerson(file);
                case "time_placeholder_0001.csv" -> isRefusedRow(file);
                case "same_second_flagged.csv" -> isOneOrSeveral(file);
                case "trait_numbers.csv + trait_one_word.csv" -> keepsItsPersona(file);
                default -> isRightOrRefused(file);
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } finally {
            file.clear();
        }
    }

    private static void isRightOrRefused(Case file) throws IOException {
        JsonNode refused = file.right().get("refused");
        if (refused == null) {
            isRightInAnyOrder(file);
        } else {
            isRefused(file, refused.asString());
        }
    }

    private static void isRightInAnyOrder(Case file) throws IOException {
        List<Path> files = new ArrayList<>(file.files());
        for (int order = 0; order < files.size(); order++) {
            for (Path each : files) {
                assertTaken(file.take(each));
            }
            RightFigures.assertRight(file.right(), file.figures());
            file.clear();
            Collections.rotate(files, 1);
        }
    }

    private static void isRefused(Case file, String word) throws IOException {
        Taken answer = file.take(file.files().get(0));
        assertThat(answer.whole()).as(answer.words()).isFalse();
        assertThat(answer.words()).contains(file.files().get(0).getFileName().toString(), word);
        assertThat(file.interactions()).isZero();
    }

    private static void countsAsYes(Case file) throws IOException {
        assertTaken(file.take(file.files().get(0)));
        assertThat(file.figures().get("converted").asLong()).isBetween(1L, 2L);
        assertThat(file.figures().get("value").asDouble()).isEqualTo(30);
    }

    /** Rows of a customer called NULL are taken, but not in silence. */
    private static void isNoPerson(Case file) throws IOException {
        Taken answer = file.take(file.files().get(0));
        assertTaken(answer);
        assertThat(answer.words()).contains("6 rows", "NULL");
    }

    /** A row of the year 1 is refused with a reason, and everything answers. */
    private static void isRefusedRow(Case file) throws IOException {
        Taken answer = file.take(file.files().get(0));
        assertTaken(answer);
        assertThat(answer.words()).contains("1900", "0001-01-01");
        JsonNode figures = file.figures();
        assertThat(figures.get("count").asLong()).isEqualTo(2);
        assertThat(figures.get("converted").asLong()).isEqualTo(1);
        assertThat(figures.get("value").asDouble()).isEqualTo(20);
        assertThat(figures.get("trend")).hasSize(1);
        assertThat(figures.get("checks").valueStream())
                .allMatch(check -> check.get("holds").asBoolean());
    }

    private static void isOneOrSeveral(Case file) throws IOException {
        assertTaken(file.take(file.files().get(0)));
        RightFigures.assertRight(file.right(), file.figures("sameMoment: KEEP"));
        JsonNode folded = file.figures("sameMoment: FOLD");
        assertThat(folded.get("count").asLong()).isEqualTo(1);
        assertThat(folded.get("converted").asLong()).isEqualTo(1);
    }

    private static void keepsItsPersona(Case file) throws IOException {
        assertTaken(file.take(file.files().get(0)));
        file.service()
                .data(
                        "mutation { definePersona(input: {id: \"young\", name: \"Young\", rule: \"traits.age < 35\"}) { id } }");
        try {
            assertYoung(file, "youngAfterFirst");
            assertTaken(file.take(file.files().get(1)));
            assertYoung(file, "youngAfterSecond");
        } finally {
            file.service().data("mutation { deletePersona(id: \"young\") }");
        }
    }

    private static void assertYoung(Case file, String when) {
        long right = file.right().get(when).asLong();
        JsonNode answer = file.service()
                .data("{ persona(id: \"young\") { customers } "
                        + "byId: journeys(scope: {personas: [\"young\"]}) { customers } "
                        + "byRule: journeys(scope: {where: \"traits.age < 35\"}) { customers } }");
        assertThat(answer.findValues("customers")).extracting(JsonNode::asLong).containsExactly(right, right, right);
    }

    private static void assertTaken(Taken answer) {
        assertThat(answer.whole()).as(answer.words()).isTrue();
    }

    private static Taken upload(Answering service, Path file, List<String> options) throws IOException {
        StringBuilder query = new StringBuilder("source=" + file.getFileName());
        options.forEach(option -> query.append('&').append(option));
        HttpResponse<String> answer = service.offer(query.toString(), file);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 422);
        return new Taken(answer.statusCode() == 200, answer.body());
    }

    private Taken command(Path file, List<String> options) {
        StringWriter words = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "--quiet"));
        options.forEach(option -> arguments.add("--" + option));
        int exit = new CommandLine(new ImportCommand(() -> desk))
                .setOut(new PrintWriter(words, true))
                .setErr(new PrintWriter(words, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(exit).as(words.toString()).isIn(0, 1);
        return new Taken(exit == 0, words.toString());
    }
}
