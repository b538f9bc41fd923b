package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, amounts and flags whose form only all cells of a column together can tell. */
class ColumnFormsTest {
    private final Trial trial = new Trial();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-03-01 10:00:00|2022-03-13 21:15:30",
                "01/03/2022 10:00:00|13/03/2022 21:15:30",
                "03/01/2022 10:00:00 AM|03/13/2022 09:15:30 PM",
                "3/1/22 10:00 AM|3/13/22 9:15:30 PM",
                "3/1/22, 10:00\u202fAM|3/13/22, 9:15:30\u202fPM",
                "01-03-2022 10:00:00|13-03-2022 21:15:30",
                "01.03.2022 10:00:00|13.03.2022 21:15:30",
                "01.03.22 10:00|2022-03-13 21:15:30",
                "2022/03/01 10:00:00|2022/03/13 21:15:30",
                "20220301100000|20220313211530",
                "44621.41666667|44633.88576389",
                "44621.4166666667|44633.8857638889",
                "1646128800.0|1647206130.0",
                "1646128800000.0|1647206130000.0",
                "1.6461288E9|1.64720613E9",
                "01/Mar/2022:10:00:00 +0000|13/Mar/2022:21:15:30 +0000",
                "01/03/2022 10:00|2022-03-13T21:15:30Z|31/12/2021 09:00"
            })
    void theSameTwoMoments(String cells) {
        take(cells.split("\\|"));
        assertThat(trial.store.entries.stream().map(e -> Instant.EPOCH.plus(e.at(), ChronoUnit.MICROS)))
                .startsWith(Instant.parse("2022-03-01T10:00:00Z"), Instant.parse("2022-03-13T21:15:30Z"));
    }

    @Test
    void dayAndMonthThatCanBeExchangedAreRefusedWithBothReadings() {
        assertThatThrownBy(() -> take("01/03/2022", "02/03/2022"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("'01/03/2022'", "dd/mm/yyyy and as mm/dd/yyyy", "time-format=");
        assertThatThrownBy(() -> take("01/03/2022", "13/03/2022", "03/14/2022"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("dd/mm/yyyy and as mm/dd/yyyy", "'13/03/2022' and '03/14/2022'");
        assertThatThrownBy(() -> take("22/03/01", "22/03/13"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("dd/mm/yyyy and as yy/mm/dd");
        assertThat(trial.store.entries).isEmpty();
        assertThat(take("05/05/2022", "06/06/2022").accepted()).isEqualTo(2);
        assertThat(take("13/03/2022", "03/14/2022").accepted()).isEqualTo(2);
    }

    @Test
    void digitsThatCouldBeSecondsTooAreNoted() {
        assertThat(take("2022030110", "2022031309").notes())
                .contains("Times: 2 digits yyyymmddHHMMSS, in UTC.")
                .anyMatch(note -> note.contains("time-format=seconds"));
        assertThat(take("2022030110", "1646128800").notes()).contains("Times: 2 seconds since 1970.");
        assertThat(take("44621", "44622").notes()).anyMatch(note -> note.contains("time-format=serial"));
    }

    /** Read as they stand, but not without a word: rounded, counted from another year, or with a short year. */
    @ParameterizedTest
    @CsvSource({
        "1.64613E+12|1.64622E+12, hours off",
        "1.646129e+09|1.646215e+09, hours off",
        "637817256000000000|637818615000000000, before 2000",
        "220301100000|220302233000, before 2000",
        "667821600.5|667821700.25, before 2000",
        "220301|220302, yymmdd"
    })
    void timesThatAreProbablyOthersAreNoted(String cells, String words) {
        assertThat(take(cells.split("\\|")).notes()).anyMatch(note -> note.contains(words));
        assertThat(take("1.6461288E9", "1.646215E9").notes()).noneMatch(note -> note.contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "'date,time', '2022-03-01,10:00:00'",
        "'date,time', '01/03/2022,10:00'",
        "'event_date,event_time', '20220301,100000'",
        "'Date,Time', '2022-03-01 00:00:00,10:00 AM'",
        "'date,time', '01/02/2022,2022-03-01T10:00:00Z'",
        "'date,time_of_day', '2022-03-01,10:00:00.000'",
        "'date,time', '44621,0.4166666667'",
        "'date,time', '44621,10:00:00'",
        "'date,time', '44621.0,4.16666666666667E-1'",
        "'date,time', '2022-03-01,0.416666666666667'",
        "'date,time', '01/03/2022,0.41666667'"
    })
    void dateAndTimeOfDayStandInTwoColumns(String columns, String cells) {
        trial.take("customer," + columns + ",event\na," + cells + ",x\nb," + cells.replace("01/03", "13/03") + ",x\n"
                + (cells.startsWith("44621") ? "c,44621,0,x\n" : ""));
        assertThat(trial.store.of("a").get(0).at())
                .isEqualTo(Instant.parse("2022-03-01T10:00:00Z").toEpochMilli() * 1_000);
    }

    @Test
    void theTimeOfDayIsNamedByAnOption() {
        trial.take("customer,day,hour,event\na,2022-03-01,9:30,x\nb,2022-03-02,,x\n", "time=day", "clock=hour");
        assertThat(trial.store.entries.stream()
                        .map(e -> Instant.EPOCH.plus(e.at(), ChronoUnit.MICROS).toString()))
                .containsExactly("2022-03-01T09:30:00Z", "2022-03-02T00:00:00Z");
    }

    @Test
    void aTimeOfDayThatIsNotThereIsCounted() {
        ImportReport report = trial.take("customer,date,time,event\na,03/13/2022,1:30 PM,x\nb,03/14/2022,,x\n"
                + "c,03/15/2022,n/a,x\nd,03/15/2022,25:00,x\ne,03/15/2022,0:00,x\n");
        assertThat(trial.store.entries.stream()
                        .map(e -> Instant.EPOCH.plus(e.at(), ChronoUnit.MICROS).toString()))
                .containsExactly(
                        "2022-03-13T13:30:00Z", "2022-03-14T00:00:00Z", "2022-03-15T00:00:00Z", "2022-03-15T00:00:00Z");
        assertThat(report.rejections()).singleElement().matches(row -> row.line() != null && row.line() == 5);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("2 dates have no time of day beside them"));
        assertThat(trial.take("customer,date,time,event\nf,2022-03-13 13:30,,x\n")
                        .notes())
                .noneMatch(note -> note.contains("no time of day"));
    }

    @Test
    void timesOutsideAreRefusedRows() {
        ImportReport report = take("2024-05-01T10:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31", "20220301");
        assertThat(report.rejections().stream().map(r -> r.line() + " " + r.reason()))
                .containsExactly("3 time outside the years 1900 to 2200", "4 time outside the years 1900 to 2200");
        assertThat(report.accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'167,52|12,5|8', 188.02",
        "'1.355|12,50|8', 1375.5",
        "'1,234.50|2,000|8.00', 3242.5",
        "'$12.50|$1,234.00|$3', 1249.5",
        "'12.50 EUR|1 234.00 EUR|3', 1249.5",
        "'US$ 12|-$4.80|($2.20)|4.80-|-\u22121', 0.2",
        "'1.234.567,89|0,11', 1234568.0",
        "'1 234 567,5|0,5', 1234568.0",
        "'1''234.50|0.5', 1235.0",
        "'12,34,567|0.5', 1234567.5",
        "'150e1|0,5|1,5E3', 3000.5",
        "'0.125|12.500', 12.625",
        "'Rs.500|Rs. 1,250.00|kr.40|Fr.7.50', 1797.5",
        "'500,00 kr.|1.234,50 Kr.|kr. 5|7,50 руб.', 1747.0",
        "'10.-|CHF 20.-|5.– Fr.|-1|2.50-|0.50', 32.0",
        "'10,-|1.020,-- €|-5,-|–2,50', 1022.5",
        "'1 234,50 €|2 000,25|3 000,25', 6235.0",
        "'Rp1.250.000|RM 3,50', 1250003.5",
        "'30|NULL|\\N|NaN|n/a|-|(not set)|(none)|None||abc|12%|12k|1e400', 30.0"
    })
    void amountsAreReadByTheirColumn(String cells, double sum) {
        amounts(cells);
        assertThat(trial.store.entries.stream()
                        .mapToDouble(MemoryStore.Entry::value)
                        .filter(v -> !Double.isNaN(v))
                        .sum())
                .isEqualTo(sum, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(trial.store.entries).hasSize(cells.split("\\|", -1).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.355|2.400|8", "2,000|3", "12,50|1,234.50|5"})
    void twoReadingsOfAmountsAreRefused(String cells) {
        assertThatThrownBy(() -> amounts(cells))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("decimal=POINT", "decimal=COMMA");
        assertThat(trial.store.entries).isEmpty();
    }

    @Test
    void anOptionSaysWhichReadingIsMeant() {
        trial.take("customer;time;event;value\na;1;x;1.355\nb;1;x;2,5\n", "decimal=comma");
        assertThat(trial.store.of("a").get(0).value()).isEqualTo(1355);
        trial.take("customer;time;event;value\nc;1;x;1.355\n", "decimal=POINT");
        assertThat(trial.store.of("c").get(0).value()).isEqualTo(1.355);
        trial.take("{\"customer\":\"d\",\"time\":1,\"event\":\"x\",\"value\":1.355}\n");
        assertThat(trial.store.of("d").get(0).value()).isEqualTo(1.355);
    }

    @Test
    void whatCannotBeReadIsCountedAndShown() {
        assertThat(amounts("NULL|abc|NULL|5").notes())
                .contains(
                        "2 cells of value such as 'NULL' hold a word for nothing and count as empty.",
                        "1 cells of value such as 'abc' are no numbers and count as empty.");
        assertThat(amounts("$5|€5|5").notes()).anyMatch(note -> note.contains("$, €"));
    }

    @Test
    void sequencesAreReadByTheirColumnToo() {
        ImportReport report = trial.take("customer;time;event;sequence\na;1;x;1.000\na;1;y;900,5\na;1;z;abc\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::sequence))
                .containsExactly(1000.0, 900.5, Double.NaN);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("1 cells of sequence such as 'abc'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.0",
                "'1,0'",
                "'1,200.50'",
                "$5",
                "'1.200,5'",
                "2",
                "-1",
                "true",
                "T",
                "Yes",
                "y",
                "ON",
                "x",
                "ja",
                "oui",
                "si"
            })
    void flagsThatSayYes(String cell) {
        trial.take("customer,time,event,conversion\na,1,x," + cell.replace('\'', '"') + "\nb,1,x,0\n");
        assertThat(trial.store.entries).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0", "FALSCH", "Faux", "0.0", "'0,00'", "$0.00", "false", "F", "no", "n", "off", "nein", "NULL", "-",
                "maybe"
            })
    void flagsThatDoNot(String cell) {
        trial.take("customer,time,event,conversion\na,1,x," + cell.replace('\'', '"') + "\nb,1,x,1\n");
        assertThat(trial.store.entries).hasSize(3);
        assertThat(trial.store.of("a")).hasSize(1);
    }

    @Test
    void aColumnOfFlagsThatNobodyUnderstandsRefusesTheFile() {
        assertThatThrownBy(() -> trial.take("customer,time,event,conversion\na,1,x,converted\nb,1,x,not converted\n"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("conversion", "'converted'", "ignore=conversion");
        assertThat(trial.store.entries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"converted|no|no", "ok||0", "\"\"\"true\"\"\"|false", "X!|n"})
    void aColumnThatOnlySaysNoAndWordsRefusesTheFile(String cells) {
        String rows = "a,1,x," + cells.replace("|", "\na,1,x,");
        assertThatThrownBy(() -> trial.take("customer,time,event,conversion\n" + rows + "\n"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("No cell of conversion says yes", "ignore=conversion");
        trial.take("customer,time,event,conversion\n" + "a,1,x,no\n".repeat(200) + "a,1,x,open\n");
    }

    @Test
    void namesThatSayNothingAreNone() {
        ImportReport report = trial.take("customer,time,event,key,channel,campaign,note\n"
                + "a,1,x,NULL,(none),-,n/a\na,2,y,NULL,web,NA,\na,3,z,\\N,None,(not set),\n");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::key)).containsOnlyNulls();
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::channel)).containsExactly(null, "web", null);
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::campaign))
                .containsExactly(null, "NA", null);
        assertThat(trial.store.entries.get(0).attributes()).containsEntry("note", "n/a");
        assertThat(report.notes())
                .contains("2 cells of channel such as '(none)' hold a word for nothing and count as empty.");
    }

    private ImportReport take(String... times) {
        StringBuilder text = new StringBuilder("customer;time;event\n");
        Arrays.stream(times)
                .forEach(time -> text.append("c;")
                        .append(time)
                        .append(";x")
                        .append(text.length())
                        .append('\n'));
        return trial.take(text.toString());
    }

    private ImportReport amounts(String cells) {
        StringBuilder text = new StringBuilder("customer;time;event;value\n");
        for (String cell : List.of(cells.split("\\|", -1))) {
            text.append("c")
                    .append(text.length())
                    .append(";2024-03-01;buy;")
                    .append(cell)
                    .append('\n');
        }
        return trial.take(text.toString());
    }
}
