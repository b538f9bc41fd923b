package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Two personas of the sample market beside each other: names, sums and figures of both sides. */
@SampleService
class ExplorerCompareIT {
    private static final String SIDES = "/compare#v=1&a=persona%3Aweb-researcher&b=persona%3Astore-loyalist";

    @RegisterExtension
    private static final OpenExplorer EXPLORER = new OpenExplorer();

    @LocalServerPort
    private int port;

    private Page open() throws Exception {
        return EXPLORER.open(port, SIDES, ColorScheme.LIGHT);
    }

    private JsonNode compare(String fields) throws Exception {
        return new Answering(port)
                .whenReady()
                .data(
                        "{ compare(a: { personas: \"web-researcher\" }, b: { personas: \"store-loyalist\" }) { "
                                + fields + " } }",
                        Map.of())
                .get("compare");
    }

    @Test
    void whatToBewareOfNamesPersonasAndIsSaidOnce() throws Exception {
        JsonNode notes = compare("notes").get("notes");
        Page page = open();
        assertThat(page.locator(".notes li")).hasCount(notes.size());
        List<String> told = page.locator(".notes li").allInnerTexts();
        assertThat(told).anyMatch(note -> note.contains("Web researcher"));
        assertThat(told).noneMatch(note -> note.contains("web-researcher"));
        assertThat(page.locator(".halves tbody tr").first()).containsText("by choice");
        assertThat(told.stream().map(note -> note.substring(note.indexOf(':')))).doesNotHaveDuplicates();
    }

    @Test
    void thePartsAsTheyAreShownAddUpToTheGapThatIsShown() throws Exception {
        double gap = compare("conversionGap { difference }")
                .at("/conversionGap/difference")
                .asDouble();
        Page page = open();
        for (String parts : List.of("By stage", "By touchpoint")) {
            page.locator(".head button", new Page.LocatorOptions().setHasText(parts))
                    .click();
            assertThat(page.locator(".head button[aria-pressed=true]")).hasText(parts);
            double sum = page.locator(".waterfall .part text:last-of-type").allTextContents().stream()
                    .filter(text -> !text.contains("under"))
                    .mapToDouble(
                            text -> Double.parseDouble(text.replace('−', '-').replace(" points", "")))
                    .sum();
            assertThat(sum).isCloseTo(Math.round(gap * 1000) / 10.0, offset(1e-9));
            assertThat(page.locator(".says b").nth(1))
                    .hasText(String.format(Locale.ROOT, "%.1f points", Math.abs(gap) * 100));
        }
    }

    @Test
    void aSideThatNoListNamesIsShownAsItIs() throws Exception {
        Page page = EXPLORER.open(port, "/compare#v=1&a=ch%3Aweb%2Capp&b=ch%3Astore", ColorScheme.LIGHT);
        assertThat(page.locator(".side-a select").last().locator("option:checked"))
                .hasText("web, app");
    }

    @Test
    void roundedPartsAddUpToTheRoundedWhole() throws Exception {
        Object parts = ExplorerVisit.inPage(
                open(),
                "async load => (await load('format.js')).tenths([0.00124, 0.00124, 0.00124, -0.0016]).map(x => Math.round(x * 1000))");
        assertThat(parts).isEqualTo(List.of(1, 1, 1, -1));
    }

    @Test
    void lanesCountTheVisitsOfBothSidesInWordsThatCanBeRead() throws Exception {
        Page page = open();
        String stage = "consideration";
        JsonNode sides =
                compare("a { graph { nodes { stage kind visits } } } b { graph { nodes { stage kind visits } } }");
        String told = "A " + visits(sides.get("a"), stage) + " · B " + visits(sides.get("b"), stage) + " visits";
        assertThat(page.locator(".difference .lane", new Page.LocatorOptions().setHasText("Consideration"))
                        .locator(".soft"))
                .hasText(told);
        Object least = page.evaluate(
                "() => { const svg = document.querySelector('.difference svg'); const scale = svg.getScreenCTM().a;"
                        + " return Math.min(...[...svg.querySelectorAll('text')].map(t => parseFloat(getComputedStyle(t).fontSize) * scale)); }");
        assertThat(((Number) least).doubleValue()).isGreaterThanOrEqualTo(10.95);
    }

    private static String visits(JsonNode side, String stage) {
        long sum = side.at("/graph/nodes")
                .valueStream()
                .filter(node -> stage.equals(node.path("stage").asString("")))
                .filter(node -> node.get("kind").asString().equals("STEP"))
                .mapToLong(node -> node.get("visits").asLong())
                .sum();
        return String.format(Locale.UK, "%,d", sum);
    }
}
