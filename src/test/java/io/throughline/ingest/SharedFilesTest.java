package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of real journeys, with the counts their description states. */
class SharedFilesTest {
    private final MemoryStore store = new MemoryStore();

    @ParameterizedTest
    @CsvSource({
        "channel_paths_events, 378209, 88387, 13",
        "online_shop_events, 32283, 3751, 12",
        "store_conversion_paths, 149964, 93629, 42",
        "loan_applications_2012, 262200, 13087, 24",
        "permit_receipts, 8577, 1434, 27",
        "sepsis_pathways, 15214, 1050, 16",
        "traffic_fines, 34724, 10000, 11",
        "news_site_sessions, 423776, 31790, 17",
        "nasa_sessions_aug95, 419621, 70730, 4018",
        "bms_webview1, 149638, 59601, 497"
    })
    void everyRowArrives(String name, long rows, long customers, long touchpoints) {
        ImportReport report = take(name);
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.rejected()).as("%s", report.rejections()).isZero();
        assertThat(report.accepted() + report.duplicates()).isEqualTo(rows);
        assertThat(report.duplicates()).isZero();
        assertThat(report.customers()).isEqualTo(customers);
        assertThat(report.touchpoints()).isEqualTo(touchpoints);
    }

    @Test
    void pathTableKeepsItsTotals() {
        ImportReport report = take("channel_paths");
        long conversions =
                store.entries.stream().filter(MemoryStore.Entry::derived).count();
        assertThat(report.rows()).isEqualTo(10_000);
        assertThat(report.accepted()).isEqualTo(378_209);
        assertThat(report.customers()).isEqualTo(88_387);
        assertThat(conversions).isEqualTo(19_785);
        assertThat(report.customers() - conversions).isEqualTo(68_602);
        assertThat(store.value()).isCloseTo(74_802.97, within(0.005));
    }

    @Test
    void offsetsOfEachSideOfTheClockChangeAreHonoured() {
        take("loan_applications_2012");
        assertThat(store.of("173688").get(0).at()).isEqualTo(1_317_422_324_546_000L);
    }

    private ImportReport take(String name) {
        Path path = Path.of(System.getProperty("throughline.shared", "../shared"), "data", name + ".csv.gz");
        assumeTrue(Files.exists(path), () -> path + " is not here");
        return new ImportService(store, ImportSettings.of(100_000, false))
                .importFile(ImportFile.of(path), ImportOptions.of(List.of()), ImportProgress.NONE);
    }
}
