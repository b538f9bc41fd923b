package io.throughline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings of one's own over those that are known, and what a CRM's objects become by either. */
class OwnMappingsTest {
    private static final String OPPORTUNITIES =
            "Id,AccountId,StageName,CloseDate,IsClosed,IsWon,Amount,CreatedDate,Closed_On__c\n"
                    + "0061I00000AAAAA1AA,0011I00000ACC01,Closed Won,2024-03-09,1,1,100.5,2024-01-22T16:14:25.000+0000,2024-02-01\n"
                    + "0061I00000AAAAa1AA,0011I00000ACC02,Proposal,2024-06-30,0,0,7,2024-01-22T16:14:25.000+0000,\n";
    private static final String HISTORY =
            "Id,OpportunityId,CreatedDate,StageName,Amount,ForecastCategory,SystemModstamp\n"
                    + "4,0061I00000AAAAA1AA,2024-03-04T10:00:00.000Z,Closed Won,100.5,Closed,2024-03-04T10:00:00.000Z\n"
                    + "1,0061I00000AAAAA1AA,2024-03-01T10:00:00.000Z,Prospecting,50,Pipeline,2024-03-01T10:00:00.000Z\n"
                    + "2,0061I00000AAAAA1AA,2024-03-02T10:00:00.000Z,Prospecting,100.5,Pipeline,2024-03-02T10:00:00.000Z\n"
                    + "3,0061I00000AAAAA1AA,2024-03-03T10:00:00.000Z,Proposal,100.5,BestCase,2024-03-03T10:00:00.000Z\n"
                    + "5,0061I00000AAAAA1AA,2024-03-05T10:00:00.000Z,Proposal,100.5,BestCase,2024-03-05T10:00:00.000Z\n"
                    + "6,0061I00000AAAAa1AA,2024-03-05T10:00:00.000Z,Proposal,7,BestCase,2024-03-05T10:00:00.000Z\n"
                    + "7,0061I00000BBBBB1AA,2024-03-05T10:00:00.000Z,Proposal,7,BestCase,2024-03-05T10:00:00.000Z\n";

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Rows of a history are not in the order of their times, a stage may come back, and ids that differ in case are two. */
    @Test
    void ofAHistoryOnlyChangesOfStageCount() throws IOException {
        Trial trial = new Trial();
        ImportReport report =
                trial.take(zip(Map.of("Opportunity.csv", OPPORTUNITIES, "OpportunityHistory.csv", HISTORY)));
        assertThat(report.reasons()).extracting("reason").contains("only amount or date changed");
        assertThat(List.of(report.rows(), report.leftOut(), report.rejected())).containsExactly(9L, 1L, 1L);
        assertThat(trial.store.of("account:0011I00000ACC01"))
                .extracting(MemoryStore.Entry::touchpoint)
                .containsExactlyInAnyOrder(
                        "Opportunity created",
                        "Opportunity won",
                        "Opportunity: Prospecting",
                        "Opportunity: Proposal",
                        "Opportunity: Closed Won",
                        "Opportunity: Proposal");
        assertThat(SystemAnswers.value(trial.store, true)).isEqualTo(100.5);
        assertThat(trial.store.conversions).contains("Opportunity: Closed Won", "Opportunity won");
        assertThat(trial.store.of("account:0011I00000ACC02"))
                .extracting(MemoryStore.Entry::touchpoint)
                .containsExactlyInAnyOrder("Opportunity created", "Opportunity: Proposal");
    }

    /** Where a column tells of the load, two lines name the one that tells of the event. */
    @Test
    void timesComeFromTheColumnsThatAnExtendingMappingNames() {
        Trial trial = new Trial();
        ImportReport report = trial.take(
                OPPORTUNITIES,
                "mapping-text=name: mine\nextends: salesforce-opportunities\nlet: {created_at: Closed_On__c}\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(trial.store.entries).extracting(MemoryStore.Entry::at).contains(1_706_745_600_000_000L);
    }

    @Test
    void aFileOrArchiveThatFitsTwoSystemsIsAskedAbout() throws IOException {
        Trial trial = new Trial();
        String both = "score,created_at,email,member_id,card_no,event_type,points,event_time,store\n"
                + "9,2026-01-01T00:00:00Z,a@x.example,M1,6,EARN,3,2026-01-01T00:00:00Z,web\n";
        assertThatThrownBy(() -> trial.take(both))
                .hasMessageContaining(
                        "The file fits loyalty ledger and survey scores; say which one with mapping=NAME: "
                                + "loyalty-ledger or survey-scores.");
        assertThat(trial.take(both, "mapping=loyalty-ledger").accepted()).isEqualTo(1);
        byte[] archive = zip(Map.of("a.csv", both, "b.csv", both.replace("M1", "M2")));
        assertThatThrownBy(() -> new Trial().take(archive)).hasMessageContaining("; say which one with mapping=NAME");
        assertThat(new Trial().take(archive, "mapping=survey-scores").rows()).isEqualTo(2);
        String ledger = "member_id,card_no,event_type,points,event_time,store\nM3,7,EARN,3,2026-01-02T00:00:00Z,web\n";
        assertThat(new Trial().take(zip(Map.of("a.csv", both, "b.csv", ledger))).accepted())
                .isEqualTo(2);
    }

    /** Its list of parameters is no list of records. */
    @Test
    void oneRecordOverSeveralLinesIsARecord() {
        Trial trial = new Trial();
        String one =
                "{\n \"event_name\": \"scroll\",\n \"event_timestamp\": \"1710061205000000\",\n \"user_pseudo_id\": \"7.1\",\n"
                        + " \"event_params\": [\n  {\"key\": \"page_location\", \"value\": {\"string_value\": \"https://x.example/a\"}}\n ]\n}\n";
        assertThat(trial.take(one).notes()).anyMatch(note -> note.startsWith("Format: Google Analytics 4 export"));
        assertThat(trial.store.of("7.1").get(0).attributes()).containsEntry("page", "/a");
        assertThat(new Trial().take(one.replace("\n", "") + "\n").accepted()).isEqualTo(1);
    }

    /** What is skipped of a line, and how it is written, never decides whether two records are one. */
    @Test
    void recordsAreOneWhereAllOfThemIsEqual() {
        String one =
                "{\"event_name\":\"scroll\",\"event_timestamp\":\"1710061205000000\",\"user_pseudo_id\":\"7.1\",\"event_params\":[{\"value\":{\"int_value\":\"3\"},\"key\":\"x\"}],\"other\":{\"a\":[1,2.5,true,null]}}";
        String blanks = one.replace(":", ": ").replace("2.5", "2.50") + "\r";
        String other = one.replace("2.5", "2.6");
        ImportReport report = new Trial()
                .take(one + '\n' + blanks + '\n' + other + '\n' + one.replace("scroll", "\\u0073croll") + '\n');
        assertThat(List.of(report.accepted(), report.duplicates())).containsExactly(2L, 2L);
    }

    /** What says yes in a column of flags says it in a mapping too. */
    @Test
    void yesIsSaidAsInColumnsOfFlags() {
        Trial trial = new Trial();
        trial.take(
                "who;at;done\na;1;on\na;2;1,0\na;3;TRUE\na;4;0,00\na;5;no\na;6;\n",
                "mapping-text=name: mine\ninteraction: {customer: who, time: at, touchpoint: 'yes(done) ? \"done\" : \"open\"'}\n");
        assertThat(trial.store.entries)
                .extracting(MemoryStore.Entry::touchpoint)
                .containsExactly("done", "done", "done", "open", "open", "open");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: [|The mapping m, line 1, is no YAML",
                "touchpoints: x|The mapping m, line 1, touchpoints: expected is one of name, extends",
                "interaction: {time: 'lower(at'}|The mapping m, line 1, interaction.time: expected is a member, a text",
                "interaction: {time: 'upside(at)'}|undeclared reference to 'upside'",
                "let: nothing|The mapping m, line 1, let: expected is keys with values",
                "extends: nobody|The mapping m, line 1, extends: expected is the name of a mapping",
                "header-rows: 3|The mapping m, line 1, header-rows: expected is 1 or 2",
                "options: {speed: high}|The mapping m, line 1, options.speed: expected is one of kind",
            })
    void aMappingThatCannotBeReadSaysWhere(String yaml, String said) {
        assertThatThrownBy(() -> SourceMappings.read("m", new ByteArrayInputStream(yaml.getBytes(UTF_8))))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(said);
    }
}
