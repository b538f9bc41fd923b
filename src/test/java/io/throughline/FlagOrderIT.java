package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.CustomerStore.TimelineEntry;
import io.throughline.journey.ImportReport;
import io.throughline.journey.Reserved;
import io.throughline.journey.TransitionGraph;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** One file flags rows as conversions, another marks their touchpoint: whichever came first, each row converts once. */
class FlagOrderIT {
    private static final String HEADER = "customer,time,touchpoint,value,conversion,order\n";
    private static final String AT = "ann,2022-03-01T10:00:00Z,lead,";
    private static final String CHANNELS = "customer,time,touchpoint,value,conversion,channel,page\n";

    /** What a file holds, and whether it marks the touchpoint lead. */
    private record Given(String header, String rows, boolean marks) {
        Given(String rows, boolean marks) {
            this(HEADER, rows, marks);
        }
    }

    /** @param each channel, attribute and value of the conversions where each is its own */
    private record Answer(Figures figures, List<String> shown, List<String> each) {}

    private final List<String> customers = new ArrayList<>(List.of("ann", "bob", "cid"));

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void clear() {
        database = TestDatabase.shared();
        database.clear();
    }

    private ImportReport take(Given given) throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), given.header + given.rows);
        List<String> options = given.marks ? List.of("conversions=lead,buy") : List.of("conversions=buy");
        return new ImportService(database.imports(), ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(file), ImportOptions.of(options), ImportProgress.NONE);
    }

    private Answer answer(JourneyIndex following) throws IOException {
        Figures figures = Figures.of(database.timelines());
        assertThat(Figures.of(following, database.timelines())).isEqualTo(figures);
        assertThat(database.bean(TransitionGraph.class).count(() -> true).orElseThrow().stream()
                        .map(c -> c.from() + " > " + c.to() + " " + c.count()))
                .containsExactlyInAnyOrderElementsOf(figures.edges().stream()
                        .map(e -> e.from() + " > " + e.to() + " " + e.count())
                        .toList());
        List<String> shown = new ArrayList<>();
        double value = 0;
        long rows = 0;
        for (String customer : customers) {
            for (TimelineEntry entry : database.customers().listInteractions(customer, 1_000, 0)) {
                shown.add(customer + " " + entry.at() + " " + entry.touchpoint().id() + " " + entry.value()
                        + told(entry));
                boolean converts = entry.touchpoint().conversion() && entry.value() != null;
                value += converts ? entry.value() : 0;
                rows += entry.touchpoint().id().equals(Reserved.CONVERSION) ? 0 : 1;
            }
        }
        assertThat(value).as("of the conversions on the pages").isEqualTo(figures.value());
        assertThat(rows).as("on the pages").isEqualTo(figures.interactions());
        return new Answer(figures, shown.stream().sorted().toList(), EachConversion.of(following));
    }

    private static String told(TimelineEntry entry) {
        return entry.channel() == null ? "" : " " + entry.channel() + " " + entry.attributes();
    }

    /** The answers of all orders, which must be one. */
    private Answer inAnyOrder(List<Given> files) throws IOException {
        Set<Answer> answers = new HashSet<>();
        for (List<Integer> order : AllOrders.OF_THREE) {
            database.clear();
            JourneyIndex following = new JourneyIndex(database.timelines());
            for (int file : order) {
                take(files.get(file));
                following.refresh();
            }
            answers.add(answer(following));
        }
        assertThat(answers).hasSize(1);
        return answers.iterator().next();
    }

    @Test
    void aFlaggedRowAtAMarkedTouchpointConvertsOnce() throws IOException {
        Answer answer = inAnyOrder(List.of(
                new Given("ann,2022-03-01T10:00:00Z,ad,,,\nann,2022-03-01T11:00:00Z,lead,10,1,\n", false),
                new Given("ann,2022-03-02T10:00:00Z,lead,20,,\n", true),
                new Given("bob,2022-03-01T10:00:00Z,ad,5,1,\nbob,2022-03-02T10:00:00Z,lead,0,1,\n", false)));
        assertThat(answer.figures.converted()).isEqualTo(4);
        assertThat(answer.figures.value()).isEqualTo(35);
        assertThat(answer.figures.count()).isEqualTo(4);
        assertThat(answer.figures.interactions()).isEqualTo(5);
        assertThat(answer.shown)
                .extracting(line -> line.replaceAll("\\d{6,}", "-"))
                .containsExactlyInAnyOrder(
                        "ann - ad null",
                        "ann - lead 10.0",
                        "ann - lead 20.0",
                        "bob - ad null",
                        "bob - Conversion 5.0",
                        "bob - lead 0.0");
    }

    /** A file may name a conversion that only others hold. */
    @Test
    void aTouchpointIsMarkedByAFileThatDoesNotHoldIt() throws IOException {
        Answer answer = inAnyOrder(List.of(
                new Given("ann,2022-03-01T11:00:00Z,lead,10,,\nbob,2022-03-01T11:00:00Z,lead,5,1,\n", false),
                new Given("ann,2022-03-01T10:00:00Z,ad,,,\n", true),
                new Given("cid,2022-03-01T10:00:00Z,lead,20,,\n", false)));
        assertThat(answer.figures.converted()).isEqualTo(3);
        assertThat(answer.figures.value()).isEqualTo(35);
        database.clear();
        assertThat(take(new Given("ann,2022-03-01T10:00:00Z,ad,,,\n", true)).notes())
                .contains(
                        "No row of this file is at lead, buy, named by conversions=; rows of other files there convert, now and later.");
    }

    /** A flag at one touchpoint and a row at a marked one tell of one order, and so do rows at two marked ones. */
    @Test
    void anOrderIsOneConversionAtWhicheverTouchpoints() throws IOException {
        Answer answer = inAnyOrder(List.of(
                new Given("ann,2022-03-01T09:00:00Z,ad,,,\nann,2022-03-01T10:00:00Z,ad,10,1,o1\n", false),
                new Given("ann,2022-03-01T10:00:00Z,lead,20,,o1\nbob,2022-03-01T10:00:00Z,lead,3,,o3\n", true),
                new Given("bob,2022-03-01T10:00:00Z,buy,5,,o2\nbob,2022-03-01T10:00:00Z,lead,5,,o2\n", false)));
        assertThat(answer.figures.converted()).isEqualTo(3);
        assertThat(answer.figures.count()).isEqualTo(3);
        assertThat(answer.figures.value()).isEqualTo(43);
        assertThat(answer.figures.interactions()).isEqualTo(6);
    }

    /** The same row comes flagged and unflagged, so its conversion alone is new. */
    @Test
    void aConversionWhoseRowAnotherImportBroughtIsOneWithIt() throws IOException {
        Answer answer = inAnyOrder(List.of(
                new Given("ann,2022-03-01T10:00:00Z,lead,10,1,\n", false),
                new Given("ann,2022-03-01T10:00:00Z,ad,,,\nann,2022-03-01T10:00:00Z,lead,10,,\n", false),
                new Given("cid,2022-03-02T10:00:00Z,lead,20,,\n", true)));
        assertThat(answer.figures.converted()).isEqualTo(2);
        assertThat(answer.figures.value()).isEqualTo(30);
        assertThat(answer.figures.count()).isEqualTo(2);
    }

    /** Rows of one moment and touchpoint that differ in channel or page: the conversion stands at the one that was flagged. */
    @Test
    void aConversionStandsAtTheRowThatWasFlagged() throws IOException {
        Answer answer = inAnyOrder(List.of(
                new Given(
                        CHANNELS,
                        AT + ",,app,a\n" + AT + "10,1,web,a\n" + AT + ",,web,b\n" + AT + "5,1,app,c\n",
                        false),
                new Given(CHANNELS, AT + ",,web,a\n" + AT + ",,app,a\n", false),
                new Given(CHANNELS, "bob,2022-03-01T10:00:00Z,lead,,,web,\n", true)));
        List<String> each = List.of("app a 0.0", "app c 5.0", "web a 0.0", "web a 10.0", "web b 0.0", "web  0.0");
        assertThat(answer.each).containsExactlyInAnyOrderElementsOf(each);
        assertThat(answer.shown)
                .extracting(line -> line.replaceAll(".*lead |page=", ""))
                .containsExactlyInAnyOrder(
                        "null app {a}; 5.0 app {c}; null web {a}; 10.0 web {a}; null web {b}; null web {}".split("; "));
    }

    /** The row of a conversion came without its flag, beside rows that have no value: they are not its row, and nothing counts twice. */
    @Test
    void aConversionIsOneWithTheRowOfItsValue() throws IOException {
        Given flagged = new Given(AT + ",,\n" + AT + "10,1,\n", false);
        Answer answer = inAnyOrder(List.of(
                new Given(AT + ",,\n" + AT + "10,1,\n" + AT + ",,\n", true),
                flagged,
                new Given("ann,2022-03-01T09:00:00Z,ad,,,\n", false)));
        assertThat(answer.figures.value()).isEqualTo(10);
        assertThat(answer.figures.interactions()).isEqualTo(4);
        assertThat(answer.each).containsExactly("null  0.0", "null  0.0", "null  10.0");
        assertThat(take(flagged).accepted()).isZero();
    }

    /** What the store has of a flagged row may be the same without a flag, and the other way round. */
    @Test
    void aRowTakenWithoutItsConversionKeepsItsValue() throws IOException {
        Given both = new Given(AT + "10,,\n" + AT + "10,1,\n", false);
        Answer answer = inAnyOrder(List.of(
                new Given(AT + "10,1,\n", false), both, new Given("bob,2022-03-01T10:00:00Z,lead,7,,\n", true)));
        assertThat(answer.figures.value()).isEqualTo(27);
        assertThat(answer.each).containsExactly("null  10.0", "null  10.0", "null  7.0");
        assertThat(take(both).accepted()).isZero();
    }

    /** Two rows differ in their attributes alone, and one is flagged elsewhere: its conversion is its own. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void aConversionIsOneWithTheRowOfItsAttributes(String page) throws IOException {
        Answer answer = inAnyOrder(List.of(
                new Given(CHANNELS, AT + "10,,,a\n" + AT + "10,,,b\n", true),
                new Given(CHANNELS, AT + "10,1,," + page + "\n", false),
                new Given(CHANNELS, AT + "3,,,c\n", false)));
        assertThat(answer.each).containsExactly("null a 10.0", "null b 10.0", "null c 3.0");
    }

    /** The same row again beside one without a value adds nothing. */
    @Test
    void whatFollowsARowWithoutAValueIsNotItsConversion() throws IOException {
        Given flagged = new Given(AT + ",,\n" + AT + "10,1,\n", false);
        Answer answer = inAnyOrder(List.of(
                new Given(AT + "10,,\n", true), flagged, new Given("bob,2022-03-01T10:00:00Z,lead,7,,\n", false)));
        assertThat(answer.figures.value()).isEqualTo(17);
        assertThat(answer.each).containsExactly("null  0.0", "null  10.0", "null  7.0");
        assertThat(take(flagged).accepted()).isZero();
    }

    /** Before, a derived conversion named the touchpoint Conversion: what was stored so is brought up, and the same file adds nothing to it. */
    @Test
    void whatWasStoredBeforeIsBroughtUp() throws IOException {
        Given flagged = new Given(
                "ann,2022-03-01T10:00:00Z,ad,,,\nann,2022-03-01T11:00:00Z,lead,10,1,\nbob,2022-03-01T11:00:00Z,lead,7,1,\n",
                false);
        take(flagged);
        List<TimelineEntry> shown = database.customers().listInteractions("ann", 10, 0);
        try (Session session = database.bean(Driver.class).session()) {
            session.run(
                            "MATCH (c:Touchpoint {id: 'Conversion'}) MATCH (t:Timeline) WHERE t.derived IS NOT NULL"
                                    + " SET t.touchpoints = [i IN range(0, size(t.at) - 1) | CASE WHEN i IN t.derived THEN c.code ELSE t.touchpoints[i] END]")
                    .consume();
            String migration = Files.readString(Path.of("cypher/migrations/V024__Flagged.cypher"));
            for (String statement : new Migrations.Migration("V024", migration).statements()) {
                session.run(statement).consume();
            }
        }
        assertThat(database.customers().listInteractions("ann", 10, 0)).isEqualTo(shown);
        assertThat(take(flagged).accepted()).isZero();
        assertThat(Figures.of(database.timelines()).converted()).isEqualTo(2);
        take(new Given("cid,2022-03-02T10:00:00Z,lead,20,,\n", true));
        Figures figures = Figures.of(database.timelines());
        assertThat(figures.converted()).isEqualTo(3);
        assertThat(figures.value()).isEqualTo(37);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void filesThatShareMomentsAndFlagsMayComeInAnyOrder(long seed) throws IOException {
        Random random = new Random(seed);
        Answer answer = inAnyOrder(List.of(
                new Given(rows(random, "a", seed % 2 == 0), false),
                new Given(rows(random, "b", seed % 2 == 0), true),
                new Given(rows(random, "c", seed % 2 == 0), false)));
        assertThat(answer.figures.converted()).isPositive();
    }

    /** Rows at few moments; each file has values of its own, so that none is another's. */
    private static String rows(Random random, String orders, boolean ordered) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String touchpoint = List.of("ad", "mail", "lead", "buy").get(random.nextInt(4));
            rows.append(List.of("ann", "bob", "cid").get(random.nextInt(3)))
                    .append(",2022-03-01T10:00:0")
                    .append(random.nextInt(4))
                    .append("Z,")
                    .append(touchpoint)
                    .append(',')
                    .append(random.nextInt(3) == 0 ? "" : 1 + random.nextInt(1 << 16))
                    .append(',')
                    .append(random.nextInt(3) == 0 ? "1" : "")
                    .append(',')
                    .append(ordered ? orders + i : "")
                    .append('\n');
        }
        return rows.toString();
    }
}
