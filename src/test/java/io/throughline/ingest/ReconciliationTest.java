package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a file says of itself is compared with what it holds; a difference is a note. */
class ReconciliationTest {
    private static final String COSTS =
            "Campaign report\n1 January 2026 - 2 January 2026\nCampaign,Currency code,Impr.,Cost\n"
                    + "a,EUR,10,\"1,000.05\"\nb,EUR,5,2.50\nTotal: Campaigns,EUR,15,\"%s\"\nTotal: Search,EUR,0,0.00\n";
    private static final String PAGE = "{\"@odata.context\":\"x\",%s\"value\":["
            + "{\"customer\":\"a\",\"time\":\"2026-01-01T10:00:00Z\",\"event\":\"x\"},\n"
            + "{\"customer\":\"b\",\"time\":\"2026-01-01T11:00:00Z\",\"event\":\"x\"}]%s}";

    @Test
    void totalsOfCostsAreThoseOfTheRows() {
        assertThat(notes(COSTS.formatted("1,002.55"))).isEmpty();
        assertThat(notes(COSTS.formatted("1,002.54")))
                .containsExactly("The cost of the rows is 1002.55, the report says 1002.54: no more than rounding.");
        assertThat(notes(COSTS.formatted("1,102.55")))
                .containsExactly(
                        "CHECK: the cost of the rows is 1002.55, the report says 1102.55; export it again with all of its rows.");
    }

    /** Amounts of two currencies have no sum. */
    @Test
    void rowsOfTwoCurrenciesAreNotCompared() {
        assertThat(notes(COSTS.formatted("1,102.55").replace("b,EUR", "b,USD"))).isEmpty();
    }

    @Test
    void totalsOfAReportCountRowsThatAreRejectedToo() {
        String report = "Opportunity Name,Stage,Amount,Amount Currency,Close Date,Contact ID\n"
                + "deal,Closed Won,10.00,EUR,2026-01-01,c\nnobody,Closed Won,5.00,EUR,2026-01-02,\nGrand Totals (2 records),,%s,,,\n";
        assertThat(notes(report.formatted("15.00"))).isEmpty();
        assertThat(notes(report.formatted("25.00")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("CHECK: the amount of the rows is 15.00");
    }

    @Test
    void pagesSayHowManyRecordsThereAre() {
        assertThat(notes(PAGE.formatted("\"@odata.count\":2,", ""))).isEmpty();
        assertThat(notes(PAGE.formatted("", ",\"@odata.count\":3")))
                .containsExactly("CHECK: the file has 2 records, its @odata.count says 3.");
        assertThat(notes(PAGE.formatted("", ",\"@odata.nextLink\":\"https://x.example/?skip=2\"")))
                .containsExactly(
                        "CHECK: the file is one page of several (@odata.nextLink); take the pages behind it too.");
    }

    private static List<String> notes(String file) {
        return new Trial()
                .take(file).notes().stream()
                        .filter(note -> note.startsWith("CHECK") || note.contains("the report says"))
                        .toList();
    }
}
