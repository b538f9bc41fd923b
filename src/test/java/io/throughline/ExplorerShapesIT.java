package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.throughline.web.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every view over data of an unusual shape: no stage at all, then two, with long names, one of them written from right to left. */
@EmptyService
class ExplorerShapesIT {
    private static final String LONG = "The page with all offers of the week for everyone in the club";
    private static final String HEBREW = "דף הבית של החנות המקוונת";
    private static final List<String> STEPS = List.of("ad", LONG, HEBREW, "cart", "paid");
    private static final List<String> VIEWS = List.of(
            "/",
            "/graph",
            "/graph#v=1&pic=matrix",
            "/graph#v=1&pin=cart&path=ad,cart,paid",
            "/flow",
            "/paths",
            "/paths#v=1&tab=groups",
            "/funnel#v=1&steps=ad,cart,paid",
            "/bottlenecks",
            "/attribution",
            "/compare#v=1&a=has%3Acart&b=not%3Acart",
            "/personas",
            "/customers#v=1&id=c7",
            "/data",
            "/kpis",
            "/feedback",
            "/quality",
            "/identity");

    /** Words of a card that reach over its edges. */
    private static final String OVERFLOWING = """
            () => [...document.querySelectorAll('.lanes .card')].flatMap(card => {
              const face = card.querySelector('.face').getBoundingClientRect();
              return [...card.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect(); return b.left < face.left - 1 || b.right > face.right + 1; }).map(t => t.textContent);
            })
            """;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private static String rows() {
        StringBuilder rows = new StringBuilder("customer,time,touchpoint,conversion\n");
        for (int customer = 0; customer < 60; customer++) {
            for (int step = 0; step < STEPS.size() - (customer % 3 == 0 ? 0 : 1 + customer % 4); step++) {
                rows.append("c%d,2025-01-%02dT0%d:00:00Z,%s,%s\n"
                        .formatted(customer, 1 + customer % 28, step, STEPS.get(step), step == 4 ? "1" : ""));
            }
        }
        return rows.toString();
    }

    /** Each customer is asked before and after all visits but the first, so nobody knows what the first stage does. */
    private static String answers() {
        StringBuilder rows = new StringBuilder("customer,time,kind,least,most,score\n");
        for (int customer = 0; customer < 60; customer++) {
            for (int hour : List.of(0, 5)) {
                rows.append("c%d,2025-01-%02dT0%d:30:00Z,CSAT,1,5,%d\n"
                        .formatted(customer, 1 + customer % 28, hour, 2 + (customer + hour) % 3));
            }
        }
        return rows.toString();
    }

    @Test
    void everyViewStandsWithNoStageAndWithTwo() throws Exception {
        Answering service = new Answering(port).whenReady();
        service.upload("shapes", Files.writeString(folder.resolve("shapes.csv"), rows()));
        assertThat(service.offer(
                                "kind=feedback&source=said",
                                Files.writeString(folder.resolve("answers.csv"), answers()))
                        .statusCode())
                .isEqualTo(200);
        try (Chromium chromium = Chromium.start()) {
            look(chromium);
            assertThat(heads(chromium))
                    .contains("By touchpoint", "Feelings and progress")
                    .doesNotContain("By stage", "By persona", "Chance to get on that hangs on it");
            for (String step : STEPS) {
                service.data(
                        "mutation($input: TouchpointInput!) { describeTouchpoint(input: $input) { id } }",
                        Map.of("input", Map.of("id", step, "stage", step.equals("ad") ? "before" : "after")));
            }
            look(chromium);
            assertThat(heads(chromium)).contains("By stage");
        }
    }

    /** What the page Feedback has parts and columns of. */
    private List<String> heads(Chromium chromium) throws Exception {
        try (ExplorerVisit visit = new ExplorerVisit(chromium, port, 1440, ColorScheme.LIGHT)) {
            return visit.open("/feedback").locator("main h2, main th").allTextContents();
        }
    }

    private void look(Chromium chromium) throws Exception {
        for (int width : List.of(1440, 390)) {
            try (ExplorerVisit visit = new ExplorerVisit(chromium, port, width, ColorScheme.LIGHT)) {
                for (String view : VIEWS) {
                    Page page = visit.open(view);
                    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                            .as("%s at %d", view, width)
                            .isEqualTo(0);
                    assertThat(page.evaluate(OVERFLOWING)).as(view).isEqualTo(List.of());
                    page.close();
                }
            }
        }
    }
}
