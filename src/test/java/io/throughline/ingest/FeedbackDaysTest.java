package io.throughline.ingest;

import static io.throughline.journey.FeedbackRow.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Answers of which only the day is known. */
class FeedbackDaysTest {
    private final Trial trial = new Trial();

    /** A day stands for its last second in the zone of the file, in whatever form it is written; an asking no later than its answer. */
    @Test
    void aDayWithoutATimeStandsForItsEnd() {
        ImportReport report =
                trial.take("""
                customer,time,asked,score
                a,2018-01-02,2018-01-01,4
                b,2018-03-25T10:00:00,2018-03-25,4
                c,2018-03-25,,4
                d,2018-01-02T00:00:00,2018-01-01T00:00:00,4
                """, "kind=feedback", "feedback-kind=CSAT", "least=1", "most=5", "zone=Europe/Berlin");
        assertThat(trial.store.said)
                .extracting(row ->
                        row.customer() + " " + at(row.at()) + " " + (row.asked() == NEVER ? "-" : at(row.asked())))
                .containsExactly(
                        "a 2018-01-02T22:59:59Z 2018-01-01T22:59:59Z",
                        "b 2018-03-25T08:00:00Z 2018-03-25T08:00:00Z",
                        "c 2018-03-25T21:59:59Z -",
                        "d 2018-01-01T23:00:00Z 2017-12-31T23:00:00Z");
        assertThat(report.notes())
                .contains(
                        "2 cells of time are days without a time; each stands for the end of its day, so items are joined to what was done on it too.",
                        "2 cells of asked are days without a time; each stands for the end of its day, so items are joined to what was done on it too.");
        for (String day : new String[] {"20180102", "2018/01/02", "02.01.2018", "2 Jan 2018"}) {
            trial.store.said.clear();
            trial.take(
                    "customer,time,score\na," + day + ",4\nb,13.01.2018,4\n".replace("13.01.2018", day),
                    "kind=feedback",
                    "feedback-kind=CSAT",
                    "least=1",
                    "most=5",
                    "time-format=dd/mm/yyyy");
            assertThat(trial.store.said).as(day).extracting(row -> at(row.at())).containsOnly("2018-01-02T23:59:59Z");
        }
    }

    /** Times that are all at midnight stay, but not without a word. */
    @Test
    void timesThatAreAllMidnightAreTold() {
        ImportReport report = trial.take("""
                customer,time,asked,score
                a,2018-01-02T10:00:00,2018-01-01T00:00:00,4
                b,2018-01-03T10:00:00,2018-01-02T00:00:00,4
                """, "kind=feedback", "feedback-kind=CSAT", "least=1", "most=5");
        assertThat(trial.store.said)
                .extracting(row -> at(row.asked()))
                .containsExactly("2018-01-01T00:00:00Z", "2018-01-02T00:00:00Z");
        assertThat(report.notes().stream().filter(note -> note.contains("00:00:00")))
                .containsExactly(
                        "All 2 times of asked are at 00:00:00, so items are not joined to what was done later on that day. If they stand for days, write the days alone.");
    }

    private static String at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
