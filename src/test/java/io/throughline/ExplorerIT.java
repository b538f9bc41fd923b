package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.throughline.web.Chromium;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The explorer in a real browser, over the whole product and its sample market. */
@SampleService
class ExplorerIT {
    private static final String CUT = "v=1&cut=P30D";
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @AutoClose
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    private ExplorerVisit visit;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterEach
    void close() {
        visit.close();
    }

    private Page open(String address, int width, ColorScheme colours) throws Exception {
        visit = new ExplorerVisit(chromium, port, width, colours);
        page = visit.open(address);
        return page;
    }

    static Stream<Arguments> views() {
        return Stream.of(
                        "/#" + CUT,
                        "/graph#" + CUT,
                        "/graph#" + CUT + "&pic=matrix&pin=checkout",
                        "/graph#" + CUT + "&colour=ends&path=cart,checkout",
                        "/graph#" + CUT + "&steps=cart,checkout&zoom=1.4",
                        "/flow#" + CUT,
                        "/paths#" + CUT,
                        "/funnel#" + CUT + "&steps=product-page,cart,checkout,purchase",
                        "/bottlenecks#" + CUT,
                        "/attribution#" + CUT,
                        "/attribution#" + CUT + "&tab=orders",
                        "/attribution#" + CUT + "&tab=what-if&edits=end%257Ccheckout%257C0.3",
                        "/funnel#" + CUT,
                        "/compare#" + CUT + "&a=has%3Astore-visit&b=not%3Astore-visit",
                        "/personas#" + CUT + "&edit=new&rule=traits.age+%3C+35",
                        "/customers#" + CUT + "&id=C00000264",
                        "/map",
                        "/map#monday=366",
                        "/data",
                        "/kpis",
                        "/feedback",
                        "/quality",
                        "/identity")
                .flatMap(view -> Stream.of(
                        Arguments.of(view, 1440, ColorScheme.LIGHT), Arguments.of(view, 390, ColorScheme.DARK)));
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyViewIsAccessibleAndFitsThreeWidths(String view, int width, ColorScheme colours) throws Exception {
        open(view, width, colours);
        List<Rule> violations = new AxeBuilder(page).withTags(LEVELS).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList())
                .isEmpty();
        assertThat(page.locator("#picture h1")).isVisible();
        for (int other : List.of(1440, 1280, 390)) {
            page.setViewportSize(other, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("%s at %d", view, other)
                    .isEqualTo(0);
        }
    }

    @Test
    void theCheckoutIsTheFirstThingThatStandsOut() throws Exception {
        open("/#" + CUT, 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".finding").first()).containsText("82 conversions are lost at Checkout");
        page.locator(".finding a").first().click();
        assertThat(page.locator("h1")).hasText("Bottlenecks");
        assertThat(page.locator("#picture aside h2")).hasText("Checkout");
        assertThat(page.locator("#picture aside")).containsText("loses 55 % of its visits");
    }

    @Test
    void theGraphShowsTheNumbersOfTheApi() throws Exception {
        open("/graph#" + CUT, 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".title .figures")).containsText("10,407 journeys");
        assertThat(page.locator(".foot")).containsText("86 of 251 transitions shown, 87 % of the traffic");
        assertThat(page.locator("[data-id='checkout']")).containsText("427");
        assertThat(page.locator("[data-id='checkout']")).containsText("55 % end");
    }

    @Test
    void theAddressKeepsTheStateAndBackBringsItAgain() throws Exception {
        open("/graph#" + CUT, 1440, ColorScheme.LIGHT);
        page.locator("[data-id='cart']").click();
        assertThat(page.url()).contains("pin=cart");
        page.keyboard().press("6");
        assertThat(page.locator("h1")).hasText("Bottlenecks");
        assertThat(page.url()).endsWith("/bottlenecks#" + CUT);
        page.goBack();
        assertThat(page.locator(".inspector h2")).hasText("Cart");
        page.reload();
        assertThat(page.locator(".inspector h2")).hasText("Cart");
    }

    @Test
    void theFirstPictureTakesFewRequestsAndBytes() throws Exception {
        open("/graph#" + CUT, 1440, ColorScheme.LIGHT);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        long bytes = visit.answers().stream()
                .mapToLong(answer -> answer.request().sizes().responseBodySize)
                .sum();
        assertThat(visit.answers()).hasSizeLessThanOrEqualTo(25);
        assertThat(bytes).isBetween(10_000L, 250_000L);
    }

    @Test
    void exportsAreReadable() throws Exception {
        open("/graph#" + CUT + "&colour=step", 1440, ColorScheme.LIGHT);
        Object csv = ExplorerVisit.inPage(
                page,
                "async load => (await load('shell/export.js')).csv({ table: () => ({ columns: ['a', 'b'], rows: [['x,\"y\"', 1], ['=1+1', null]] }) }, {})");
        assertThat(csv).isEqualTo("a,b\r\n\"x,\"\"y\"\"\",1\r\n'=1+1,\r\n");
        String svg = (String)
                ExplorerVisit.inPage(
                        page,
                        "async load => { const text = (await load('shell/export.js')).svgText(document.querySelector('svg.picture'));"
                                + " return new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') ? 'broken' : text; }");
        assertThat(svg).startsWith("<svg").contains("Checkout").doesNotContain("class=");
    }

    @Test
    void everyExportOfTheMenuParses() throws Exception {
        open("/graph#" + CUT, 1440, ColorScheme.LIGHT);
        for (String kind : List.of("svg", "png", "csv", "json")) {
            page.locator(".export > summary").click();
            Download file = page.waitForDownload(
                    () -> page.locator("[data-act='" + kind + "']").click());
            assertThat(file.suggestedFilename()).matches("throughline-graph-\\d{4}-\\d\\d-\\d\\d\\." + kind);
            byte[] bytes = Files.readAllBytes(file.path());
            switch (kind) {
                case "svg" ->
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
                case "png" ->
                    assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth())
                            .isGreaterThan(1000);
                case "csv" ->
                    assertThat(new String(bytes, StandardCharsets.UTF_8).lines())
                            .hasSizeGreaterThan(250);
                default ->
                    assertThat(JsonMapper.shared()
                                    .readTree(bytes)
                                    .at("/journeys/count")
                                    .asLong())
                            .isEqualTo(10_407);
            }
        }
    }

    @Test
    void whereFiltersLeaveNothingEachTellsWhatThereIsWithoutIt() throws Exception {
        open("/graph#" + CUT + "&from=2029-01-01&has=checkout", 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".blank h2")).hasText("No journeys: 3 filters together leave none.");
        assertThat(page.locator(".without li").nth(1)).containsText("392 without it");
        page.locator(".without li").nth(1).locator("button").click();
        assertThat(page.locator(".title .figures")).containsText("392 journeys");
    }

    @Test
    void anOpenFilterTellsWhatItDoes() throws Exception {
        open("/paths#" + CUT + "&ch=app", 1440, ColorScheme.LIGHT);
        page.locator(".chip.set summary").nth(1).click();
        assertThat(page.locator(".menu[open]")).containsText("10,407 → 2,961 journeys");
    }

    @Test
    void onAPhoneTheOtherViewsOpenByMore() throws Exception {
        open("/graph#" + CUT, 390, ColorScheme.LIGHT);
        page.locator(".more > summary").click();
        page.locator(".more a", new Page.LocatorOptions().setHasText("Personas"))
                .click();
        assertThat(page.locator("h1")).hasText("Personas");
        page.locator(".nav > ul a", new Page.LocatorOptions().setHasText("Bottlenecks"))
                .click();
        assertThat(page.locator("h1")).hasText("Bottlenecks");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
