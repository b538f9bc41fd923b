package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import io.throughline.web.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The explorer in a real browser, over the whole product and its sample market. */
@SampleService
class ExplorerIT {
    private static final String CUT = "v=1&cut=P30D";
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void close() {
        page.context().close();
        assertThat(complaints).isEmpty();
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    /** Opens a view and waits until it shows its picture; whatever the page complains of, or asks of others, is kept. */
    private Page open(String address, int width, ColorScheme colours) throws Exception {
        new Answering(port).whenReady();
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(colours)
                        .setLocale("en-GB"));
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(origin())
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                complaints.add("asks elsewhere: " + request.url());
            }
        });
        page.onResponse(answers::add);
        page.navigate(origin() + address);
        page.locator("#picture .view, #picture .blank h2").first().waitFor();
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
                        "/data")
                .flatMap(view -> Stream.of(
                        Arguments.of(view, 1440, ColorScheme.LIGHT), Arguments.of(view, 390, ColorScheme.DARK)));
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyViewIsAccessible(String view, int width, ColorScheme colours) throws Exception {
        open(view, width, colours);
        List<Rule> violations = new AxeBuilder(page).withTags(LEVELS).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList())
                .isEmpty();
        assertThat(page.locator("#picture h1")).isVisible();
    }

    @Test
    void theCheckoutIsTheFirstThingThatStandsOut() throws Exception {
        open("/#" + CUT, 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".finding").first()).containsText("82 conversions are lost at Checkout");
        page.locator(".finding a").first().click();
        assertThat(page.locator(".card.pinned .name")).hasText("Checkout");
        assertThat(page.locator(".inspector")).containsText("loses 55 % of its visits");
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
    void keysWalkAlongTheHeaviestLink() throws Exception {
        open("/graph#" + CUT, 1440, ColorScheme.LIGHT);
        page.locator("[data-id='cart']").focus();
        page.keyboard().press("ArrowRight");
        Locator focused = page.locator("[data-card]:focus");
        assertThat(focused).hasAttribute("data-id", "checkout");
        page.keyboard().press("Enter");
        assertThat(page.locator(".inspector h2")).hasText("Checkout");
        page.locator("[data-id='checkout']").focus();
        page.keyboard().press("Escape");
        assertThat(page.locator(".inspector")).hasCount(0);
    }

    @Test
    void aPathIsDrawnIntoTheGraphWithItsNumbersAndCounts() throws Exception {
        open("/graph#" + CUT + "&path=cart,checkout,payment", 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".badge")).hasText(new String[] {"1", "2", "3"});
        assertThat(page.locator(".on-way")).hasText(new String[] {"427", "175"});
        assertThat(page.locator(".tools .paths option")).hasCount(14);
        page.locator(".tools .paths").selectOption(new SelectOption().setIndex(1));
        assertThat(page.locator(".badge")).hasText(new String[] {"1"});
    }

    @Test
    void cardsAreTintedByTheChosenMeasureWithItsValue() throws Exception {
        open("/graph#" + CUT + "&colour=removal", 1440, ColorScheme.LIGHT);
        assertThat(page.locator("[data-id='store-visit'] .value")).hasText("▼ 52 %");
        assertThat(page.locator("[data-id='store-visit'] .tint.s5")).hasCount(1);
    }

    @Test
    void aFunnelIsPickedInThePicture() throws Exception {
        open("/graph#" + CUT + "&pin=product-page", 1440, ColorScheme.LIGHT);
        page.locator(".inspector button", new Page.LocatorOptions().setHasText("Funnel from here"))
                .click();
        page.locator("[data-id='cart']").click();
        page.locator("[data-id='checkout']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".badge")).hasText(new String[] {"1", "2", "3"});
        page.locator(".picks .main-act").click();
        assertThat(page.locator("table.funnel tbody tr")).hasCount(3);
    }

    @Test
    void whereTheyWentInsteadBecomesAStepByAClick() throws Exception {
        open("/funnel#" + CUT + "&steps=product-page,cart", 1440, ColorScheme.LIGHT);
        page.locator(".instead button").first().click();
        assertThat(page.locator("table.funnel tbody tr")).hasCount(3);
        assertThat(page.locator("table.funnel tbody tr").nth(1)).containsText("2. Product reviews");
    }

    @Test
    void aPatternIsTriedWhileItIsTyped() throws Exception {
        open("/paths#" + CUT, 1440, ColorScheme.LIGHT);
        page.locator("#pattern").fill("\"cart\" \"checkout\"");
        assertThat(page.locator("#pattern-says")).containsText("journeys match");
        page.locator("#pattern").fill("(\"cart\"");
        assertThat(page.locator("#pattern-says .loss")).isVisible();
        page.locator("#pattern").fill("^ \"search-ad\" $");
        page.keyboard().press("Enter");
        assertThat(page.locator(".title .figures")).containsText("280 journeys");
    }

    @Test
    void whatIfIsSolvedByTheServer() throws Exception {
        open("/attribution#" + CUT + "&tab=what-if&edits=end%257Ccheckout%257C0.3", 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".says")).containsText("42 conversions more");
        page.locator(".edit button.x").click();
        assertThat(page.locator(".says")).hasCount(0);
    }

    @Test
    void thePictureGrowsAndFitsAgain() throws Exception {
        open("/graph#" + CUT, 1440, ColorScheme.LIGHT);
        double fitted = page.locator("svg.lanes").boundingBox().width;
        page.keyboard().press("+");
        assertThat(page.locator(".graph.zoomed")).hasCount(1);
        assertThat(page.locator("svg.lanes").boundingBox().width).isGreaterThan(fitted * 1.1);
        page.locator("[data-act='zoom-fit']").click();
        assertThat(page.locator("svg.lanes").boundingBox().width).isEqualTo(fitted);
    }

    @Test
    void twoSidesAreComparedAndTheGapIsExplained() throws Exception {
        open("/compare#" + CUT + "&a=has%3Astore-visit&b=not%3Astore-visit", 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".says")).containsText("less often than those of Through Store visit");
        assertThat(page.locator(".waterfall")).containsText("points");
        assertThat(page.locator(".difference .card").first()).isVisible();
    }

    @Test
    void aRuleIsTriedWhileItIsTyped() throws Exception {
        open("/personas#edit=new", 1440, ColorScheme.LIGHT);
        page.locator("#rule").fill("traits.age < 30");
        assertThat(page.locator("#rule-says")).containsText("1,518 customers fit");
        page.locator("#rule").fill("traits.agee < 30");
        assertThat(page.locator("#rule-says .loss")).containsText("agee");
    }

    @Test
    void aCustomerHasATimelineWithJourneys() throws Exception {
        open("/customers#" + CUT + "&id=C00000264", 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".timeline .event").first()).isVisible();
        assertThat(page.locator(".timeline .journey").first()).containsText("1");
    }

    @Test
    void theFirstPictureTakesFewRequestsAndBytes() throws Exception {
        open("/graph#" + CUT, 1440, ColorScheme.LIGHT);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        long bytes = answers.stream()
                .mapToLong(answer -> answer.request().sizes().responseBodySize)
                .sum();
        assertThat(answers).hasSizeLessThanOrEqualTo(25);
        assertThat(bytes).isBetween(10_000L, 250_000L);
    }

    @Test
    void exportsAreReadable() throws Exception {
        open("/bottlenecks#" + CUT, 1440, ColorScheme.LIGHT);
        String csv = (String)
                page.evaluate(
                        "async () => { const build = document.querySelector('script[type=module]').src.replace('main.js', '');"
                                + " const { csv } = await import(build + 'shell/export.js');"
                                + " return csv({ table: () => ({ columns: ['a', 'b'], rows: [['x,\"y\"', 1], ['=1+1', null]] }) }, {}); }");
        assertThat(csv).isEqualTo("a,b\r\n\"x,\"\"y\"\"\",1\r\n'=1+1,\r\n");
        open("/graph#" + CUT + "&colour=step", 1440, ColorScheme.LIGHT);
        String svg = (String)
                page.evaluate(
                        "async () => { const build = document.querySelector('script[type=module]').src.replace('main.js', '');"
                                + " const { svgText } = await import(build + 'shell/export.js');"
                                + " const text = svgText(document.querySelector('svg.picture'));"
                                + " return new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') ? 'broken' : text; }");
        assertThat(svg).startsWith("<svg").contains("Checkout").doesNotContain("class=");
        if ("write".equals(System.getProperty("throughline.pictures"))) {
            Files.writeString(Path.of("src", "docs", "journey-graph.svg"), svg);
        }
    }
}
