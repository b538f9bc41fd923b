package io.throughline.ingest;

import static io.throughline.ingest.Workbooks.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks: a sheet is a table below its titles, days are times and numbers are what the cell shows. */
class WorkbookTest {
    private static final String HEADER = row(1, "customer", "time", "event", "value");

    private final Trial trial = new Trial();

    private static Instant at(MemoryStore.Entry entry) {
        return Instant.EPOCH.plus(entry.at(), java.time.temporal.ChronoUnit.MICROS);
    }

    /** 45361.386226851856 is 2024-03-10 09:16:10 as Excel stores it. */
    @Test
    void theFirstTableIsReadWhereverItBegins() {
        byte[] bytes = new Workbooks()
                .sheet("Cover", row(1, "Report of March"))
                .sheet(
                        "Events",
                        row(1, "Report of March") + row(3, "customer", "time", "event", "value")
                                + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c r=\"B4\" s=\"1\"><v>45361.386226851856</v></c>"
                                + "<c r=\"C4\" t=\"s\"><v>0</v></c><c r=\"D4\"><f>1+1</f><v>1.0E5</v></c></row>"
                                + row(5, "K07", "45361@2", "Order", "19.989999999999998")
                                + "<row r=\"6\"/>" + row(7, "42", "45362.5@1", "Visit", ""))
                .sheet("More", HEADER + row(2, "x", "45362@1", "Other", "1"))
                .texts("<si><t>Visit</t></si><si><r><t>An</t></r><r><t>na &amp; B</t></r><rPh><t>no</t></rPh></si>")
                .bytes();
        ImportReport report = trial.take(bytes, "conversions=Order");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(trial.store.entries)
                .extracting(MemoryStore.Entry::customer)
                .containsExactlyInAnyOrder("Anna & B", "K07", "42");
        MemoryStore.Entry first = trial.store.of("Anna & B").get(0);
        assertThat(at(first)).isEqualTo(Instant.parse("2024-03-10T09:16:10Z"));
        assertThat(first.value()).isEqualTo(100_000);
        assertThat(first.line()).isEqualTo(4);
        assertThat(at(trial.store.of("K07").get(0))).isEqualTo(Instant.parse("2024-03-10T00:00:00Z"));
        assertThat(trial.store.of("K07").get(0).value()).isEqualTo(19.99);
        assertThat(report.notes()).contains("Format: Excel workbook, sheet Events.");
        assertThat(report.notes()).anyMatch(note -> note.contains("not read: More. The option sheet= names another."));
        Trial other = new Trial();
        assertThat(other.take(bytes, "sheet=more").accepted()).isEqualTo(1);
        assertThatThrownBy(() -> other.take(bytes, "sheet=Nothing")).hasMessageContaining("it has Events, More");
    }

    /** Days of both systems, the day that never was, and times of day. */
    @ParameterizedTest
    @CsvSource({"1, 1900-01-01", "59, 1900-02-28", "61, 1900-03-01", "45361, 2024-03-10", "2958465, 9999-12-31"})
    void dayNumbersAreDays(String number, String day) throws IOException {
        byte[] bytes = new Workbooks()
                .sheet("S", row(1, "a", "b", "c") + row(2, number + "@2", "0.5@4", "1.5@3"))
                .bytes();
        assertThat(Cells.of(bytes)).containsExactly(day, "12:00:00", "1.5");
    }

    @Test
    void otherNumbersAreWhatTheCellShows() throws IOException {
        byte[] bytes = new Workbooks()
                .from1904()
                .sheet("S", row(1, "a", "b", "c", "d") + row(2, "0@2", "1.5E-7", "60@2", "0.30000000000000004"))
                .bytes();
        assertThat(Cells.of(bytes)).containsExactly("1904-01-01", "0.00000015", "1904-03-01", "0.3");
        byte[] never = new Workbooks()
                .sheet("S", row(1, "a", "b") + row(2, "60@2", "-3.25@2"))
                .bytes();
        assertThat(Cells.of(never)).containsExactly("1900-02-29", "-3.25");
    }

    @Test
    void aSystemIsKnownByItsColumnsHereToo() {
        byte[] bytes = new Workbooks()
                .sheet(
                        "Export",
                        row(1, "score", "created_at", "email")
                                + row(2, "9", "45361.5@1", "a@x.example")
                                + row(3, "11", "45361.5@1", "b@x.example"))
                .bytes();
        ImportReport report = trial.take(bytes);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Format: survey scores, Excel workbook"));
        assertThat(List.of(report.accepted(), report.rejected())).containsExactly(1L, 1L);
        trial.take(Trial.gzip(bytes), "source=again");
        assertThat(trial.store.reports).hasSize(2);
    }

    @Test
    void errorsAndFormulasWithoutAValueAreCounted() {
        String row = "<row r=\"%d\"><c r=\"A%d\" t=\"str\"><f>X1</f><v>%s</v></c><c r=\"B%d\" s=\"1\"><v>45361</v></c>"
                + "<c r=\"C%d\" t=\"inlineStr\"><is><t>Visit</t></is></c><c r=\"D%d\" %s</c></row>";
        byte[] bytes = new Workbooks()
                .sheet(
                        "S",
                        HEADER
                                + String.format(row, 2, 2, "a", 2, 2, 2, "t=\"e\"><v>#N/A</v>")
                                + String.format(row, 3, 3, "b", 3, 3, 3, "><f>A1*2</f>"))
                .bytes();
        ImportReport report = trial.take(bytes);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("1 cells hold the error of a formula"));
        assertThat(report.notes()).anyMatch(note -> note.startsWith("1 cells hold a formula without its value"));
    }

    @Test
    void whatIsNoWorkbookOrUnpacksToFarTooMuchIsRefused() throws IOException {
        assertThatThrownBy(() ->
                        trial.take(new Workbooks().sheet("S", row(1, "a title")).bytes()))
                .hasMessageContaining("no sheet with a header and rows below it");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] whole = new Workbooks().sheet("S", HEADER).bytes();
            for (String part : List.of(
                    "[Content_Types].xml",
                    "xl/workbook.xml",
                    "xl/_rels/workbook.xml.rels",
                    "xl/styles.xml",
                    "xl/sharedStrings.xml")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(Cells.part(whole, part));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet><sheetData>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int mb = 0; mb < 200; mb++) {
                zip.write(blanks);
            }
        }
        assertThatThrownBy(() -> trial.take(bytes.toByteArray())).hasMessageContaining("unpacks to far more");
        assertThatThrownBy(() -> trial.take(new Workbooks()
                        .sheet("S", HEADER + "<row r=\"2\"><c r=\"ZZZZZZZ2\"><v>1</v></c></row>")
                        .bytes()))
                .hasMessageContaining("outside of the 16384 columns");
        assertThat(trial.store.entries).isEmpty();
    }
}
