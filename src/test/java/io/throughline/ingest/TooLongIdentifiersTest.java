package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.EvidenceRow;
import io.throughline.journey.ImportReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An identifier that is too long to be kept is counted; its row and the identifiers beside it stay. */
class TooLongIdentifiersTest {
    private final Trial trial = new Trial();

    private ImportReport take(String mail) {
        return trial.take(
                "customer,time,event,tel,mail\nu1,2026-01-01,x,+1 555 0100," + mail + "\nu2,2026-01-01,x,,b@x.org\n",
                "identifier.phone=tel",
                "identifier.email=mail");
    }

    private List<String> evidence() {
        return trial.store.evidence.stream().map(EvidenceRow::value).sorted().toList();
    }

    @Test
    void itIsToldWithAnExample() {
        ImportReport report = take("a".repeat(507) + "@x.org");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(evidence()).containsExactly("+1 555 0100", "b@x.org");
        assertThat(report.notes())
                .contains("1 cells of identifier.email such as '" + "a".repeat(60)
                        + "' are longer than 512 characters; nobody is known by them.");
    }

    @Test
    void aLengthOf512IsKept() {
        String longest = "a".repeat(506) + "@x.org";
        assertThat(take(longest).notes()).noneMatch(note -> note.contains("longer"));
        assertThat(evidence()).containsExactly("+1 555 0100", longest, "b@x.org");
    }

    /** What counts is each address, not how many a cell holds. */
    @Test
    void aLongCellOfSeveralIsEvidenceOfEach() {
        String one = "a".repeat(300) + "@x.org";
        String other = "c".repeat(300) + "@x.org";
        assertThat(take(one + ";" + other).notes()).noneMatch(note -> note.contains("longer"));
        assertThat(evidence()).containsExactly("+1 555 0100", one, "b@x.org", other);
    }
}
