package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.throughline.web.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a stranger does first: opens the address in a browser, runs the query that is there, reads the documentation. */
@SampleService
class GraphiqlIT {
    @AutoClose
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    private final List<String> outside = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @BeforeEach
    void open() {
        Answering service = new Answering(port).whenReady();
        page = chromium.browser().newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(service.origin() + "/")
                    && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(service.origin() + "/graphiql");
        assertThat(page.url()).startsWith(service.origin() + "/graphiql?");
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
        assertThat(outside).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theQueryThatIsThereIsAnsweredFromTheSampleMarket() {
        page.locator(".graphiql-execute-button").click();
        assertThat(page.locator(".result-window")).containsText(Pattern.compile("\"count\": [1-9][0-9]{4}"));
        assertThat(page.locator(".result-window")).containsText("\"steps\"");
    }

    @Test
    void anExampleOpensReadyToRun() {
        page.locator("#examples select").selectOption(new SelectOption().setIndex(1));
        assertThat(page.locator(".graphiql-query-editor")).containsText("attribution");
        page.locator(".graphiql-execute-button").click();
        assertThat(page.locator(".result-window")).containsText("conversions");
    }

    @Test
    void theDocumentationKnowsTheSchema() {
        page.locator("button[aria-label='Show Documentation Explorer']").click();
        page.locator(".graphiql-doc-explorer a:text-is('Query')").click();
        assertThat(page.locator(".graphiql-doc-explorer")).containsText("journeys");
        assertThat(page.locator(".graphiql-doc-explorer")).containsText("One evaluated set of journeys");
    }
}
