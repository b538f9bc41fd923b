package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.throughline.web.Chromium;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A file goes through the browser into an empty service, and out again. */
@EmptyService
class ExplorerUploadIT {
    private static final String ROWS = "customer,time,touchpoint\nx1,2025-01-01T00:00:00Z,cart\nx2,never,cart\n";

    private static final String EVENTS = event("session_start", 1) + event("page_view", 2) + event("purchase", 3);
    private static final String BOTH =
            "call_id,leg,direction,caller,called,queue,start_time,customer_ref,disposition,csat,wrap_code,score,created_at,email\n"
                    + "1,1,inbound,+4930111111,+4930222222,Sales,2026-01-01T09:00:00Z,C1,answered,4,,9,2026-01-01,a@b.de\n";

    private static String event(String name, int second) {
        return "{\"event_name\":\"" + name + "\",\"event_timestamp\":\"171006120" + second
                + "000000\",\"user_pseudo_id\":\"d1\",\"platform\":\"WEB\",\"event_params\":"
                + "[{\"key\":\"ga_session_id\",\"value\":{\"int_value\":\"1\"}}]}\n";
    }

    @LocalServerPort
    private int port;

    @Test
    void aFileIsTakenInAndOutAgain(@TempDir Path folder) throws Exception {
        new Answering(port).whenReady();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate("http://localhost:" + port + "/data");
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("tried.csv", "text/csv", ROWS.getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".preview")).containsText("never");
            assertThat(page.locator(".read-as")).containsText("CSV separated by ','");
            assertThat(page.locator(".read-as")).containsText("1 of 2 rows would be refused");
            assertThat(page.locator(".preview select").first().locator("option").first())
                    .hasText("customer, found");
            page.locator(".drop .main-act").click();
            assertThat(page.locator(".drop h2")).hasText("tried is in.");
            assertThat(page.locator(".drop .figures")).containsText("1 rejected");
            Path same = Files.writeString(folder.resolve("same.csv"), ROWS);
            new Answering(port).take("source=same", same);
            Locator row =
                    page.locator("main > section > .wide tbody tr", new Page.LocatorOptions().setHasText("tried"));
            row.locator("button[aria-label^=Remove]").click();
            assertThat(row).containsText("Take out 1 rows of 1 customers?");
            row.locator(".danger").click();
            assertThat(row).hasCount(0);
            assertThat(page.locator("ul.notes[role=status]"))
                    .containsText(
                            Pattern.compile("import again the files of .* of the source same \\(1 duplicates\\)"));
        }
    }

    /** Told as it is, changed, tried, saved, imported by its name; what was left out comes back as it came. */
    @Test
    void anExportOfASystemIsToldAndItsMappingChanged() throws Exception {
        new Answering(port).whenReady();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate("http://localhost:" + port + "/data");
            offer(page, "events.json", EVENTS.getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator(".system h3")).hasText("Google Analytics 4 export");
            assertThat(page.locator(".read-as")).containsText("Left out: 1 ");
            assertThat(page.locator(".taken tbody tr")).hasCount(2);
            assertThat(page.locator(".taken")).containsText("purchase converts");
            page.locator(".system summary").click();
            assertThat(page.locator(".told")).containsText("touchpoint");
            page.locator(".mapping > summary").click();
            Locator text = page.locator(".mapping textarea");
            assertThat(text).hasValue(Pattern.compile("Google Analytics 4"));
            text.fill("name: of ours\nextends: google-analytics\ninteraction: [");
            page.locator(".mapping button", new Page.LocatorOptions().setHasText("Try it"))
                    .click();
            assertThat(page.locator(".drop [role=alert]")).containsText("The mapping own");
            text.fill("name: of ours\nextends: google-analytics\ninteraction:\n  channel: '\"Shop\"'\n");
            page.locator(".mapping button", new Page.LocatorOptions().setHasText("Try it"))
                    .click();
            assertThat(page.locator(".taken")).containsText("Shop");
            assertThat(page.locator(".drop .main-act")).isDisabled();
            page.locator(".mapping input").fill("our-events");
            page.locator(".mapping button", new Page.LocatorOptions().setHasText("Save"))
                    .click();
            assertThat(page.locator(".drop .main-act")).isEnabled();
            assertThat(page.locator(".system h3")).hasText("of ours");
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa"))
                            .analyze()
                            .getViolations())
                    .extracting(Rule::getId)
                    .isEmpty();
            page.locator(".drop .main-act").click();
            assertThat(page.locator(".drop h2")).hasText("events is in.");
            Download download = page.waitForDownload(
                    () -> page.locator(".downloads button").first().click());
            assertThat(Files.readString(download.path()))
                    .isEqualTo(EVENTS.lines().toList().get(0) + "\n");
            assertThat(download.suggestedFilename()).isEqualTo("throughline-left-out-events.jsonl");
        }
    }

    @Test
    void anArchiveIsToldAndTwoSystemsAreAskedAbout() throws Exception {
        new Answering(port).whenReady();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate("http://localhost:" + port + "/data");
            offer(page, "day.zip", zip(EVENTS));
            assertThat(page.locator(".system h3")).hasText("Google Analytics 4 export");
            assertThat(page.locator(".read-as")).containsText("2 files as one delivery");
            offer(page, "both.csv", BOTH.getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator(".question")).containsText("Which one is it?");
            page.locator(".question button", new Page.LocatorOptions().setHasText("call-list"))
                    .click();
            assertThat(page.locator(".question")).hasCount(0);
            assertThat(page.locator(".system h3")).hasText("call list");
        }
    }

    private static void offer(Page page, String name, byte[] file) {
        page.locator("input[type=file]").setInputFiles(new FilePayload(name, "application/octet-stream", file));
    }

    private static byte[] zip(String events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String device : List.of("d1", "d2")) {
                zip.putNextEntry(new ZipEntry(device + ".json"));
                zip.write(events.replace("d1", device).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aFileThatIsRefusedCannotBeImported() throws Exception {
        new Answering(port).whenReady();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate("http://localhost:" + port + "/data");
            offer(page, "colours.csv", "colour,size\nred,1\n".getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator(".drop [role=alert]")).isVisible();
            assertThat(page.locator(".drop .main-act")).isDisabled();
            offer(page, "tried.csv", ROWS.getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator(".read-as")).isVisible();
            assertThat(page.locator(".drop .main-act")).isEnabled();
        }
    }

    @Test
    void aCancelledUploadLeavesNothing() throws Exception {
        new Answering(port).whenReady();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate("http://localhost:" + port + "/data");
            page.route(Pattern.compile("/imports\\?"), route -> {});
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("slow.csv", "text/csv", ROWS.getBytes(StandardCharsets.UTF_8)));
            page.locator(".drop .main-act").click();
            page.locator(".drop button", new Page.LocatorOptions().setHasText("Cancel"))
                    .click();
            assertThat(page.locator(".drop")).containsText("Cancelled. Nothing of the file was kept.");
        }
        JsonNode imports = new Answering(port).data("{ imports { edges { node { source } } } }");
        assertThat(imports.findValuesAsString("source")).doesNotContain("slow");
    }
}
