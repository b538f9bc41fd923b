package io.throughline.ingest;

import static io.throughline.journey.FeedbackRow.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of what customers say. */
class FeedbackTableTest {
    private static final double NONE = Double.NaN;
    private static final long NOON = micros("2026-03-02T12:00:00Z");

    private final Trial trial = new Trial();

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }

    private static FeedbackRow row(
            String customer, FeedbackKind kind, double score, double least, double most, String text, String key) {
        return new FeedbackRow(customer, NOON, NEVER, null, null, kind, score, least, most, text, null, key, Map.of());
    }

    @Test
    void columnsAreFoundByTheirNames() {
        ImportReport report = trial.take("""
                customer_id,answered_at,asked_at,touchpoint,channel,kind,scale_min,scale_max,score,text,language,key,shop
                ann,2026-03-02T12:00:00Z,2026-03-01T12:00:00Z,checkout,web,csat,1,5,4,"good, but slow",en,k1,north
                ,2026-03-02T12:00:00Z,,,,NPS,,,10,,,,
                bob,2026-03-02T12:00:00Z,,,,,,,,only words,,,
                """, "kind=feedback");
        assertThat(trial.store.said)
                .containsExactly(
                        new FeedbackRow(
                                "ann",
                                NOON,
                                micros("2026-03-01T12:00:00Z"),
                                "checkout",
                                "web",
                                FeedbackKind.CSAT,
                                4,
                                1,
                                5,
                                "good, but slow",
                                "en",
                                "k1",
                                Map.of("shop", "north")),
                        row(null, FeedbackKind.NPS, 10, 0, 10, null, null),
                        row("bob", FeedbackKind.TEXT, NONE, NONE, NONE, "only words", null));
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.taken()).isEqualTo(3);
        assertThat(report.notes())
                .contains(
                        "Feedback; columns: customer ← customer_id, time ← answered_at, asked ← asked_at, touchpoint ← touchpoint, channel ← channel, score ← score, least ← scale_min, most ← scale_max, feedback-kind ← kind, text ← text, language ← language, key ← key; attributes: shop.");
        assertThat(trial.store.entries).isEmpty();
    }

    @Test
    void optionsSayWhatHoldsForTheWholeFile() {
        trial.take(
                "who;when;stars\nann;2026-03-02 12:00;3\nbob;2026-03-02 12:00;2,5\n",
                "kind=feedback",
                "customer=who",
                "time=when",
                "score=stars",
                "feedback-kind=CES",
                "least=1",
                "most=7",
                "language=pt",
                "decimal=COMMA");
        assertThat(trial.store.said).extracting(FeedbackRow::score).containsExactly(3.0, 2.5);
        assertThat(trial.store.said)
                .allMatch(row -> row.kind() == FeedbackKind.CES
                        && row.least() == 1
                        && row.most() == 7
                        && "pt".equals(row.language()));
    }

    @Test
    void linesOfJsonAreReadToo() {
        trial.take(
                "{\"customer\": \"ann\", \"time\": \"2026-03-02T12:00:00Z\", \"score\": 9, \"text\": \"two\\nlines\"}\n",
                "kind=feedback",
                "feedback-kind=NPS");
        assertThat(trial.store.said).containsExactly(row("ann", FeedbackKind.NPS, 9, 0, 10, "two\nlines", null));
    }

    @Test
    void oneQuestionAColumnMakesAnItemOfEachAnswer() {
        ImportReport report = trial.take("""
                customer,time,recommend,effort,remark,key
                ann,2026-03-02T12:00:00Z,9,2,fine,r1
                bob,2026-03-02T12:00:00Z,,,,r2
                cee,2026-03-02T12:00:00Z,3,9,,r3
                dan,2026-03-02T12:00:00Z,,7,,r4
                """, "kind=feedback", "questions=recommend:NPS,effort:CES:1:7,remark:TEXT");
        assertThat(trial.store.said)
                .extracting(FeedbackRow::customer, FeedbackRow::kind, FeedbackRow::score, FeedbackRow::key)
                .containsExactly(
                        tuple("ann", FeedbackKind.NPS, 9.0, "r1#recommend"),
                        tuple("ann", FeedbackKind.CES, 2.0, "r1#effort"),
                        tuple("ann", FeedbackKind.TEXT, NONE, "r1#remark"),
                        tuple("cee", FeedbackKind.NPS, 3.0, "r3#recommend"),
                        tuple("dan", FeedbackKind.CES, 7.0, "r4#effort"));
        assertThat(trial.store.said.get(1).attributes()).containsEntry("question", "effort");
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.taken()).isEqualTo(3);
        assertThat(report.rejections())
                .extracting(one -> one.line() + " " + one.reason())
                .containsExactly("3 neither a score nor a text");
        assertThat(report.notes())
                .contains("1 answers were left out, the others of their rows taken: effort: score outside its scale.");
    }

    /** A row whose answers are all bad is refused by the first of them. */
    @Test
    void aRowOfBadAnswersIsRefused() {
        ImportReport report = trial.take("""
                customer,time,recommend,effort
                ann,2026-03-02T12:00:00Z,11,many
                bob,2026-03-02T12:00:00Z,many,9
                cee,2026-03-02T12:00:00Z,9,9
                """, "kind=feedback", "questions=recommend:NPS,effort:CES:1:7");
        assertThat(report.taken()).isEqualTo(1);
        assertThat(report.rejections())
                .extracting(one -> one.line() + " " + one.reason())
                .containsExactly("2 recommend: score outside its scale", "3 recommend: the score is no number");
        assertThat(report.notes().stream().filter(note -> note.contains("left out")))
                .containsExactly(
                        "1 answers were left out, the others of their rows taken: effort: score outside its scale.");
    }

    @ParameterizedTest
    @CsvSource({
        "',CSAT,1,5,4,', no time",
        "'yesterday,CSAT,1,5,4,', unreadable time",
        "'17,CSAT,1,5,4,', a step number is no time",
        "'2026-03-02,CSAT,1,5,6,', score outside its scale",
        "'2026-03-02,CSAT,1,5,many,', the score is no number",
        "'2026-03-02,CSAT,,,4,', a score without a scale: name its ends by least= and most=",
        "'2026-03-02,CSAT,5,1,4,', 'the scale ends below its beginning: give the lower number as least=, and where low scores are the good ones turn them round, least + most - score'",
        "'2026-03-02,CSAT,5,5,5,', the scale ends where it begins",
        "'2026-03-02,CSAT,0,999999999,123456789,', 'a scale beyond 16,777,216, whose scores are not kept to the digit: divide scores and ends'",
        "'2026-03-02,CSAT,0,Infinity,4,', 'a score without a scale: name its ends by least= and most='",
        "'2026-03-02,NPS,1,5,4,', 'NPS has the scale 0 to 10; other scales are not stretched'",
        "'2026-03-02,NPS,,,6.5,', an NPS answer is a whole number",
        "'2026-03-02,TEXT,1,5,4,x', a text has no score",
        "'2026-03-02,LIKES,1,5,4,x', a kind of feedback that is not known",
        "'2026-03-02,CSAT,1,5,,', neither a score nor a text"
    })
    void rowsThatAreNoFeedbackAreRefusedWithAReason(String row, String reason) {
        ImportReport report = trial.take(
                "customer,time,kind,least,most,score,text\nann," + row + "\nbob,2026-03-02,CSAT,1,5,5,\n",
                "kind=feedback");
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(reason);
            assertThat(rejection.line()).isEqualTo(2);
        });
        assertThat(trial.store.said).hasSize(1);
    }

    @Test
    void filesAndOptionsThatCannotBeUnderstoodAreRefused() {
        assertThatThrownBy(() -> trial.take("customer,time\nann,2026-03-02\n", "kind=feedback"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("feedback needs a time, and a score, a text or questions");
        assertThatThrownBy(() -> trial.take("time,score\n2026-03-02,5\n", "kind=feedback", "least=low"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("least = low: allowed is a column of the file, or a number");
        for (String questions : new String[] {"score", "score:LIKES", "score:CSAT", "score:NPS:1:5", "score:CES:7:1"}) {
            assertThatThrownBy(
                            () -> trial.take("time,score\n2026-03-02,5\n", "kind=feedback", "questions=" + questions))
                    .as(questions)
                    .isInstanceOf(InvalidArgument.class)
                    .hasMessageContaining("COLUMN:KIND:LEAST:MOST");
        }
        assertThat(trial.store.closed).isEqualTo(trial.store.opened);
    }

    /** What they bring as interactions stays as it is. */
    @Test
    void systemsThatAreKnownBringAnswersBesideInteractions() {
        trial.take("""
                response_id,score,created_at,email,comment
                r1,9,2026-03-02T12:00:00Z,ann@shop.com,fine
                r2,,2026-03-02T12:00:00Z,bob@shop.com,no score
                r3,4.5,2026-03-02T12:00:00Z,cee@shop.com,half
                """);
        assertThat(trial.store.entries)
                .hasSize(2)
                .allMatch(entry -> entry.touchpoint().equals("Survey answered"));
        assertThat(trial.store.entries.get(0).attributes())
                .containsKeys("score", "comment")
                .doesNotContainKey("feedback.scale");
        assertThat(trial.store.said)
                .extracting(FeedbackRow::customer, FeedbackRow::kind, FeedbackRow::score, FeedbackRow::text)
                .containsExactly(
                        tuple("ann@shop.com", FeedbackKind.NPS, 9.0, "fine"),
                        tuple("cee@shop.com", FeedbackKind.TEXT, NONE, "half"));
        assertThat(trial.store.said.get(0).touchpoint()).isEqualTo("Survey answered");
    }

    /** Each with the score, the scale and the words that the system keeps. */
    @Test
    void callsSurveysAndEventsBringAnswers() {
        trial.take("""
                call_id,leg,direction,caller,called,queue,start_time,disposition,csat
                K1,1,inbound,+15550100001,8000,Sales,2024-04-10T09:00:00Z,answered,4
                K2,1,inbound,+15550100002,8000,Sales,2024-04-10T09:10:00Z,answered,
                K3,1,inbound,+15550100003,8000,Sales,2024-04-10T09:20:00Z,answered,9
                """);
        trial.take("""
                {"uuid":"u1","event":"survey sent","distinct_id":"bob","timestamp":"2024-04-10T09:10:00Z","properties":{"$survey_response":"8"}}
                {"uuid":"u2","event":"survey sent","distinct_id":"cee","timestamp":"2024-04-10T09:11:00Z","properties":{"$survey_response":"too slow"}}
                {"uuid":"u3","event":"$pageview","distinct_id":"cee","timestamp":"2024-04-10T09:12:00Z","properties":{}}
                """);
        trial.take("""
                Respondent ID,Collector ID,Start Date,End Date,Email Address,How likely is it that you would recommend us?,How satisfied are you with your order?,What could we do better?
                ,,,,,Response,Response,Open-Ended Response
                1,4,04/02/2024 09:12:45 AM,04/02/2024 09:15:02 AM,ann@shop.com,10 - Extremely likely,Very satisfied,"Nothing, all good"
                2,4,04/02/2024 09:12:45 AM,04/02/2024 09:15:02 AM,dan@shop.com,,Dissatisfied,
                3,4,04/02/2024 09:12:45 AM,04/02/2024 09:15:02 AM,eve@shop.com,,,Too dear
                """);
        assertThat(trial.store.said)
                .extracting(row ->
                        row.customer() + " " + row.kind() + " " + row.score() + " " + row.most() + " " + row.text())
                .containsExactlyInAnyOrder(
                        "+15550100001 CSAT 4.0 5.0 null",
                        "bob RATING 8.0 10.0 null",
                        "cee TEXT NaN NaN too slow",
                        "ann@shop.com NPS 10.0 10.0 Nothing, all good",
                        "ann@shop.com CSAT 5.0 5.0 null",
                        "dan@shop.com CSAT 2.0 5.0 null",
                        "eve@shop.com TEXT NaN NaN Too dear");
        assertThat(trial.store.entries)
                .allMatch(
                        entry -> entry.attributes().keySet().stream().noneMatch(name -> name.startsWith("feedback.")));
    }

    @Test
    void numbersOfAttributesAreReadByTheirColumn() {
        String head = "customer;time;text;basket\n";
        ImportReport report = trial.take(
                head + "ann;2026-03-02T12:00:00Z;good;1.250\nbob;2026-03-02T12:00:00Z;bad;12,50\n", "kind=feedback");
        assertThat(trial.store.said.stream().map(FeedbackRow::attributes))
                .containsExactly(Map.of("basket", "1250"), Map.of("basket", "12.50"));
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("Attribute basket holds numbers with a decimal comma"));
        assertThatThrownBy(() -> trial.take(head + "ann;2026-03-02T13:00:00Z;good;1.250\n", "kind=feedback"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("basket", "decimal=POINT", "decimal=COMMA");
    }
}
