package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.throughline.web.Chromium;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A file goes through the browser into an empty service, and out again. */
@EmptyService
class ExplorerUploadIT {
    private static final String ROWS = "customer,time,touchpoint\nx1,2025-01-01T00:00:00Z,cart\nx2,never,cart\n";

    @LocalServerPort
    private int port;

    @Test
    void aFileIsTakenInAndOutAgain() throws Exception {
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
            Locator row =
                    page.locator("main > section > .wide tbody tr", new Page.LocatorOptions().setHasText("tried"));
            row.locator("button[aria-label^=Remove]").click();
            assertThat(row).containsText("Take out 1 rows of 1 customers?");
            row.locator(".danger").click();
            assertThat(row).hasCount(0);
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
