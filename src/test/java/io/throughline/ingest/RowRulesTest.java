package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.identity.IdentityRules;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.Clock;
import io.throughline.journey.ImportReport;
import io.throughline.journey.Rejection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRulesTest {
    private static final String HEADER = "customer_id,timestamp,touchpoint,value\n";

    private final Trial trial = new Trial();

    @Test
    void badRowsAreCountedWithLineReasonAndText() {
        String longId = "x".repeat(513);
        ImportReport report = trial.take(HEADER + "a,2020-01-01,search,\n"
                + ",2020-01-01,search,\n"
                + "a,yesterday,search,\n"
                + "a,-5,search,\n"
                + "a,,search,\n"
                + "a,2020-01-01,  ,\n"
                + "a,2020-01-01,search,12 €\n"
                + "a,2020-01-01,search,NaN\n"
                + longId + ",2020-01-01,search,\n"
                + "a,2020-01-01,search,1,2\n"
                + "a\n"
                + "a,2020-01-02,search,1e400\n"
                + "a,2020-01-03," + "y".repeat(70_000) + ",\n"
                + "\n"
                + "a,2020-01-04,buy,9.5\n");
        assertThat(report.rejections().stream().map(r -> r.line() + " " + r.reason()))
                .containsExactly(
                        "3 no customer",
                        "4 unreadable time",
                        "5 negative time",
                        "6 no time",
                        "7 empty touchpoint",
                        "10 customer longer than 512 characters",
                        "11 more cells than the 4 columns of the header",
                        "12 no time",
                        "14 row longer than 64 KiB");
        assertThat(report.rejections().get(1).row()).isEqualTo("a,yesterday,search,");
        assertThat(report.rows()).isEqualTo(14);
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(trial.store.entries.get(4).line()).isEqualTo(16);
    }

    @Test
    void linesCountBreaksInsideQuotes() {
        ImportReport report = trial.take(HEADER + "\"a\nb\",2020-01-01,search,\r\n,2020-01-01,x,\n");
        assertThat(trial.store.of("a\nb")).hasSize(1);
        assertThat(report.rejections().get(0).line()).isEqualTo(4);
    }

    @Test
    void firstThousandRejectionsAreKeptAndAllCounted() {
        ImportReport report = trial.take(HEADER + ",1,x,\n".repeat(2_500) + "a,1,x,\n");
        assertThat(report.rejections()).hasSize(1_000);
        assertThat(report.rejections().get(999).line()).isEqualTo(1_001);
        assertThat(report.rejected()).isEqualTo(2_500);
        assertThat(report.rows()).isEqualTo(2_501);
        assertThat(report.notes()).contains("2,500 rows were rejected; the first 1,000 are kept.");
    }

    @Test
    void theLongestRowAndIdsAllowedArrive() {
        String id = "i".repeat(512);
        String filler = "z".repeat(65_536 - 512 - "2020-01-01,s".length() - 3);
        ImportReport report = trial.take("customer,time,event,note\n" + id + ",2020-01-01,s," + filler + "\n" + id
                + ",2020-01-01,s,z" + filler + "\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejections().get(0).reason()).isEqualTo("row longer than 64 KiB");
        assertThat(trial.store.of(id).get(0).attributes()).containsEntry("note", filler);
    }

    @Test
    void rowLengthIsCountedInBytes() {
        assertThat(trial.take("customer,time,event,note\na,1,b," + "é".repeat(32_800) + "\nb,1,c,\n")
                        .rejected())
                .isEqualTo(1);
        assertThat(trial.take("customer,time,event,note\na,1,b," + "é".repeat(32_700) + "\n")
                        .accepted())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "null", "NULL", "nan", "None", "0", "\"\"\"\"", "-"})
    void wordsForNothingAreCustomers(String id) {
        assertThat(trial.take(HEADER + id + ",1,x,\n").accepted()).isEqualTo(1);
    }

    @Test
    void idsAreTrimmed() {
        trial.take("customer,time,event,channel,campaign,key\n\" a \",1,\"\tsearch \", web\u00a0, spring , k1 \n");
        MemoryStore.Entry entry = trial.store.of("a").get(0);
        assertThat(entry.touchpoint()).isEqualTo("search");
        assertThat(entry.channel()).isEqualTo("web");
        assertThat(entry.campaign()).isEqualTo("spring");
        assertThat(entry.key()).isEqualTo("k1");
    }

    @Test
    void reservedNamesGetAQuoteAndAreReported() {
        ImportReport report = trial.take(HEADER + "a,1,START,\na,2,OTHER,\na,3,start,\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("START'", "OTHER'", "start");
        assertThat(report.notes())
                .contains(
                        "Touchpoints named like a word of the service were imported with a trailing ': OTHER, START.");
    }

    @Test
    void aCustomerKeepsTheClockOfItsFirstRow() {
        ImportReport report = trial.take(HEADER + "a,1,x,\nb,2020-01-01,x,\na,2020-01-01,x,\nb,7,x,\na,2,x,\n");
        assertThat(report.rejections().stream().map(Rejection::line)).containsExactly(4L, 5L);
        assertThat(report.rejections().get(0).reason()).isEqualTo("the customer has both times and step numbers");
        assertThat(trial.store.of("a")).hasSize(2).allMatch(entry -> entry.clock() == Clock.STEP);
        assertThat(trial.store.of("b")).hasSize(1).allMatch(entry -> entry.clock() == Clock.TIME);
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsOnly("x");
    }

    @Test
    void compactDatesAreDatesWhereAllValuesAre() {
        ImportReport report = trial.take(HEADER + "a,20120229,x,\na,soon,x,\na,20120301,x,\n");
        assertThat(trial.store.of("a").get(1).at() - trial.store.of("a").get(0).at())
                .isEqualTo(86_400_000_000L);
        assertThat(report.notes()).contains("Times: 2 dates yyyymmdd, in UTC.");
        assertThat(trial.store.opened).isEqualTo(1);
    }

    @Test
    void compactDatesAreStepsWhereOneValueIsNone() {
        trial.settings = ImportSettings.of(2, false);
        ImportReport report = trial.take(HEADER + "a,20120229,x,\nb,20120301,x,\nc,20120302,x,\na,20120230,x,\n");
        assertThat(trial.store.entries).hasSize(4).allMatch(entry -> entry.clock() == Clock.STEP);
        assertThat(trial.store.of("a").get(0).at()).isEqualTo(20_120_229);
        assertThat(report.rows()).isEqualTo(4);
        assertThat(trial.store.opened).isEqualTo(2);
        assertThat(trial.store.closed).isEqualTo(2);
    }

    @Test
    void traitsKeepTheLatestNonEmptyValueAndOfEqualTimesTheGreatest() {
        trial.take(
                "customer,time,event,city,age\na,3,x,Rome,\na,2,x,Oslo,31\na,4,x,,\nb,1,x,Paris,\nb,1,x,Bonn,\n",
                "trait.city=city",
                "trait.years=AGE");
        assertThat(trial.store.traits)
                .isEqualTo(Map.of("a", Map.of("city", "Rome", "years", "31"), "b", Map.of("city", "Paris")));
        assertThat(trial.store.entries).allMatch(entry -> entry.attributes().isEmpty());
    }

    @Test
    void otherColumnsAreAttributesAndEmptyCellsNone() {
        trial.take("customer,time,event,device,page,note\na,1,x,phone,/home,\nb,2,y,,,n\n", "ignore=NOTE");
        assertThat(trial.store.of("a").get(0).attributes()).isEqualTo(Map.of("device", "phone", "page", "/home"));
        assertThat(trial.store.of("b").get(0).attributes()).isEmpty();
    }

    @Test
    void partsDoNotChangeWhatArrives() {
        StringBuilder text = new StringBuilder("customer,time,event,value,conversion,device\n");
        for (int i = 0; i < 500; i++) {
            text.append("c")
                    .append(i % 37)
                    .append(',')
                    .append(i + 1)
                    .append(",t")
                    .append(i % 5)
                    .append(',')
                    .append(i)
                    .append(',')
                    .append(i % 11 == 0 ? "yes" : "")
                    .append(",d")
                    .append(i % 3)
                    .append('\n');
        }
        ImportReport whole = trial.take(text.toString());
        Trial other = new Trial();
        other.settings = ImportSettings.of(7, false);
        ImportReport split = other.take(text.toString());
        assertThat(other.store.parts).hasSizeGreaterThan(50);
        assertThat(other.store.entries).isEqualTo(trial.store.entries);
        assertThat(split.accepted()).isEqualTo(whole.accepted()).isEqualTo(500);
        assertThat(split.notes()).isEqualTo(whole.notes());
    }

    @Test
    void longTextsFillAPartEarly() {
        trial.settings = new ImportSettings(1_000_000, 10_000, false, 0, true, IdentityRules.USUAL);
        trial.take(HEADER + rows(400));
        assertThat(trial.store.parts).hasSizeGreaterThan(3);
        assertThat(trial.store.entries).hasSize(400);
    }

    @Test
    void theSameFileAgainBringsNothing() {
        trial.take(HEADER + rows(20) + rows(20));
        ImportReport again = trial.take(HEADER + rows(20) + rows(20));
        assertThat(List.of(again.rows(), again.accepted(), again.duplicates())).containsExactly(40L, 0L, 40L);
        assertThat(trial.store.entries).hasSize(40);
    }

    private static String rows(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append("customer-").append(i).append(',').append(i).append(",x,\n");
        }
        return text.toString();
    }
}
