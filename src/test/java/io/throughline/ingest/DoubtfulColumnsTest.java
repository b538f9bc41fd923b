package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may mean one thing or another is asked back, or not taken; never taken for the one at hand. */
class DoubtfulColumnsTest {
    private final Trial trial = new Trial();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,score,score\\n2024-01-01,1,2\\n | kind=feedback | names the column 'score' twice",
                "time,Score,text,score\\n2024-01-01,1,a,2\\n | kind=feedback | names the column 'Score' twice",
                "time,how,how\\n2024-01-01,1,2\\n | kind=feedback questions=how:CES:1:7 | names the column 'how' twice",
                "time,how\\n2024-01-01,1\\n | kind=feedback questions=how:CES:1:7,how:NPS | questions names the column how twice",
                "date,channel,cost,cost\\n2024-01-01,web,1,2\\n | kind=costs | names the column 'cost' twice",
                "path,total_conversions,total_conversions\\na > b,1,2\\n | separator=> | names the column 'total_conversions' twice",
                "customer,customer,time,touchpoint\\na,b,2024-01-01,x\\n | zone=UTC | names the column 'customer' twice"
            })
    void aColumnThatStandsTwiceIsRefused(String text, String options, String said) {
        assertThatThrownBy(() -> trial.take(text.replace("\\n", "\n"), options.split(" ")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(said);
        assertThat(trial.store.reports).isEmpty();
    }

    @Test
    void columnsThatAreDroppedAreInNobodysWay() {
        trial.take("time,score,score,text\n2024-01-01,1,2,fine\n", "kind=feedback", "ignore=score");
        assertThat(trial.store.said).extracting(FeedbackRow::kind).containsExactly(FeedbackKind.TEXT);
    }

    /** Many files have a column of this name. */
    @Test
    void aKindOfFeedbackIsNotAColumnOfItsName() {
        trial.take("time,text\n2024-01-01,fine\n", "kind=feedback", "feedback-kind=TEXT");
        assertThat(trial.store.said).extracting(FeedbackRow::text).containsExactly("fine");
    }

    /** Codes such as 1 for yes and 2 for no are usual in surveys. */
    @Test
    void aConsentOfTwoIsNone() {
        ImportReport report =
                trial.take("customer,time,consent\nann,2024-01-01,1\nbob,2024-01-01,2\ncid,2024-01-01,0\n");
        assertThat(report.rejections()).extracting(one -> one.line()).containsExactly(3L);
        assertThat(report.notes())
                .contains("1 cells of consent such as '2' neither grant nor refuse; nothing was taken from them.")
                .anyMatch(note -> note.startsWith("Consent: 1 rows grant it, 1 refuse it."));
    }
}
