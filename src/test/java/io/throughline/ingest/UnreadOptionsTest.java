package io.throughline.ingest;

import static io.throughline.ingest.Workbooks.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An option is read or refused: whoever names a score and forgets what the rows are would find interactions without one. */
class UnreadOptionsTest {
    private static final String ALL_FILES = "source replaces mapping mapping-text rules-text kind ";
    private static final String TIMES = "zone time-format decimal ";
    private static final String INTERACTIONS = ALL_FILES + TIMES
            + "customer time clock touchpoint channel campaign value conversion key order sequence consent"
            + " trait.NAME identifier.KIND system ids ignore conversions conversion-rows ";
    private static final String CSV = "customer,time,touchpoint\na,2024-01-01,x\n";
    private static final String XES =
            "<?xml version=\"1.0\"?><log><trace><event><string key=\"concept:name\" value=\"x\"/>"
                    + "<date key=\"time:timestamp\" value=\"2024-01-01T00:00:00Z\"/></event></trace></log>";
    private static final String OCEL =
            "{\"ocel:events\":{\"1\":{\"ocel:activity\":\"x\",\"ocel:timestamp\":\"2024-01-01T00:00:00Z\",\"ocel:omap\":[\"a\"],\"ocel:vmap\":{}}},"
                    + "\"ocel:objects\":{\"a\":{\"ocel:type\":\"order\",\"ocel:ovmap\":{}}}}";

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        byte[] workbook = new Workbooks()
                .sheet("Events", row(1, "customer", "time", "event") + row(2, "a", "45361@2", "x"))
                .bytes();
        return Stream.of(
                Arguments.of("interactions", bytes(CSV), "", INTERACTIONS + "encoding"),
                Arguments.of(
                        "costs",
                        bytes("date,channel,cost\n2024-01-01,web,1\n"),
                        "kind=costs",
                        ALL_FILES + "time-format decimal encoding"),
                Arguments.of(
                        "feedback",
                        bytes("time,score,least,most\n2024-01-01,7,0,10\n"),
                        "kind=feedback",
                        ALL_FILES + TIMES
                                + "customer time touchpoint channel key system ids ignore encoding"
                                + " asked score least most feedback-kind text language questions"),
                Arguments.of(
                        "paths",
                        bytes("path,total_conversions\na > b,1\n"),
                        "",
                        ALL_FILES + "separator decimal conversions encoding"),
                Arguments.of("workbook", workbook, "", INTERACTIONS + "sheet"),
                Arguments.of("log of traces", bytes(XES), "", INTERACTIONS + "lifecycle"),
                Arguments.of("table of traces", bytes(XES), "mapping=none customer=case:concept:name", INTERACTIONS),
                Arguments.of("log of objects", bytes(OCEL), "", INTERACTIONS + "object"),
                Arguments.of(
                        "table of objects",
                        bytes(OCEL),
                        "mapping=none customer=object:order touchpoint=activity",
                        INTERACTIONS));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whatever an option says, a file that has no use for it is refused, and the rest of the options take it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatAFileHasNoUseForIsRefused(String name, byte[] file, String options, String read) {
        List<String> given =
                Arrays.stream(options.split(" ")).filter(one -> !one.isEmpty()).toList();
        Set<String> others = new LinkedHashSet<>(ImportOptions.MEANINGS.keySet());
        others.removeAll(List.of(read.split(" ")));
        assertThat(others).isNotEmpty();
        for (String option : others) {
            if (name.equals("paths")
                    && ImportOptions.of(List.of(option + "=" + value(option)))
                                    .columns()
                                    .size()
                            == 1) {
                continue; // a column that is named makes it a table of interactions, which has its own refusal
            }
            Trial trial = new Trial();
            List<String> more = Stream.concat(given.stream(), Stream.of(option + "=" + value(option)))
                    .toList();
            assertThatThrownBy(() -> trial.take(file, more.toArray(new String[0])))
                    .as(option)
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("The option " + option + " is for ")
                    .hasMessageContaining("leave it out");
            assertThat(trial.store.reports).isEmpty();
        }
        Trial trial = new Trial();
        trial.take(file, given.toArray(new String[0]));
        assertThat(trial.store.reports).hasSize(1);
    }

    private static String value(String option) {
        return switch (option) {
            case "lifecycle" -> "all";
            case "zone", "encoding" -> option.equals("zone") ? "UTC" : "UTF-8";
            case "time-format" -> "millis";
            case "ids" -> "own";
            case "conversion-rows" -> "SELF";
            case "questions" -> "how:CES:1:7";
            default -> "x";
        };
    }

    @Test
    void aFolderReadsWhatOneOfItsFilesReads() throws Exception {
        Files.write(folder.resolve("a.csv"), bytes(CSV));
        Files.write(folder.resolve("b.csv"), bytes(CSV.replace("a,", "b,")));
        assertThat(take("encoding=UTF-8").store.reports).hasSize(1);
        assertThatThrownBy(() -> take("sheet=Events")).hasMessageContaining("The option sheet is for workbooks");
    }

    private Trial take(String option) {
        Trial trial = new Trial();
        new ImportService(trial.store, ImportSettings.of(1000, false))
                .importFile(ImportFile.of(folder), ImportOptions.of(List.of(option)), ImportProgress.NONE);
        return trial;
    }

    /** What an import would refuse, a preview and a profile tell. */
    @Test
    void previewsAndProfilesTellTheSame() throws Exception {
        ImportFile file = ImportFile.of(Files.write(folder.resolve("a.csv"), bytes(CSV)));
        ImportOptions options = ImportOptions.of(List.of("object=order"));
        String said = "The option object is for object-centric event logs";
        assertThat(new ImportService(new MemoryStore(), ImportSettings.of(1000, false))
                        .preview(file, options)
                        .fault())
                .contains(said);
        assertThat(new ProfileService().profile(file, options).refused()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"lifecycle=start, lifecycle = start", "mapping=none mapping-text=name, mapping = none"})
    void whatSaysNothingIsRefused(String options, String said) {
        assertThatThrownBy(() -> ImportOptions.of(List.of(options.split(" "))))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining(said);
    }
}
