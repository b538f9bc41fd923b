package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.throughline.web.Chromium;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Maps are built, compared, spoken of, published, put back and deleted in the page alone. */
@SampleService
class ExplorerMapsIT {
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final int port;
    private final Answering service;

    @Autowired
    ExplorerMapsIT(@LocalServerPort int port) {
        this.port = port;
        this.service = new Answering(port).whenReady();
    }

    private String yaml(String map) {
        return service.data("query($id: ID!) { map(id: $id) { yaml } }", Map.of("id", map))
                .at("/map/yaml")
                .asString();
    }

    private static void edit(Page page, String what) {
        page.locator(".mapedits > summary").click();
        page.locator("[data-edit=" + what + "]").click();
    }

    private static void isAccessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .withTags(LEVELS).include("#picture").analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().get(0).getHtml())
                                .toList())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0);
    }

    /** From nothing to stages of one's own, a version, the version put back, and away again. */
    @Test
    void aMapIsBuiltFromNothing() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 390, ColorScheme.DARK)) {
            Page page = visit.open("/map");
            edit(page, "new");
            page.locator("[name=name]").fill("My shop");
            page.locator("[name=from][value='']").check();
            isAccessible(page);
            page.locator("form.part .main-act").click();
            Locator stages = page.locator(".stages > li");
            stages.first().waitFor();
            assertThat(stages).hasCount(1);
            stages.locator("input").first().fill("Look");
            stages.locator(".many select").selectOption("search-organic");
            page.locator("[data-add]").click();
            stages.nth(1).locator("input").first().fill("Buy");
            stages.nth(1).locator(".many select").selectOption("checkout");
            stages.nth(1).locator(".up").click();
            isAccessible(page);
            page.locator(".sheet form.part .main-act").click();
            page.locator(".stages").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(yaml("my-shop")).containsSubsequence("id: buy", "[checkout]", "name: Look", "[search-organic]");
            edit(page, "map");
            page.locator("[name=note]").fill("first");
            page.locator("form:has([name=note]) button").click();
            page.locator(".sheet td", new Page.LocatorOptions().setHasText("first"))
                    .waitFor();
            service.data(
                    "mutation($yaml: String!) { applyMaps(yaml: $yaml, dryRun: false) { applied } }",
                    Map.of(
                            "yaml",
                            "maps: [ { id: my-shop, stages: [ { id: buy, remove: true }, { id: stage-1, name: Other }"
                                    + " ] } ]"));
            page.reload();
            page.locator(".sheet td button").nth(1).click();
            assertThat(page.locator(".changes")).containsText("Look");
            isAccessible(page);
            page.locator("[data-act=keep]").click();
            page.locator("[data-act=keep]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(yaml("my-shop")).containsSubsequence("id: buy", "[checkout]", "name: Look", "[search-organic]");
            page.locator("[data-act=delete]").click();
            page.locator(".danger").click();
            assertThat(page.locator(".sheet")).hasCount(0);
        }
        assertThat(service.data("{ map(id: \"my-shop\") { id } }").at("/map").isNull())
                .isTrue();
        assertThat(service.data("{ maps { id } }").at("/maps")).hasSize(3);
    }

    /** Both pictures stand side by side, marked at the same cells, and scroll together; the table follows. */
    @Test
    void twoPersonasStandBesideEachOther() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 1440, ColorScheme.LIGHT)) {
            Page page = visit.open("/map#pin=retail-web%2Fweb-researcher&beside=retail-app%2Fapp-native");
            Locator pictures = page.locator(".pair .journey-map:not(.heads)");
            assertThat(pictures).hasCount(2);
            assertThat(page.locator(".pair > div:first-child .differs-sign").first())
                    .isVisible();
            assertThat(pictures.nth(0).boundingBox().y)
                    .isEqualTo(pictures.nth(1).boundingBox().y);
            assertThat(page.locator(".pair > div:first-child .differs-sign").count())
                    .isEqualTo(
                            page.locator(".pair > div:last-child .differs-sign").count());
            assertThat(page.locator(".pair ~ .wide table").boundingBox().y)
                    .isGreaterThan(pictures.nth(0).boundingBox().y);
            page.evaluate("document.querySelector('.pair .mapped').scrollLeft = 120");
            page.waitForFunction(
                    "[...document.querySelectorAll('.pair .mapped')].every(one => one.scrollLeft === 120)");
            isAccessible(page);
            page.locator("[data-act=who]").selectOption(new SelectOption().setIndex(1));
            assertThat(page.locator(".pair .others").first()).isVisible();
        }
    }

    /** What is said of a cell, a touchpoint, a transition and a path is answered and settled where it stands. */
    @Test
    void commentsAreOpenedAnsweredAndSettled() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 1440, ColorScheme.DARK)) {
            Page page = visit.open("/map#pin=retail-web%2Fweb-researcher&cell=purchase%2Fpains");
            speak(page, "of the cell", null);
            speak(page, "of the stage", "1");
            page = visit.open("/graph#pin=checkout");
            page.locator(".talks > summary").click();
            speak(page, "of the touchpoint", null);
            speak(page, "of the transition", "1");
            page = visit.open("/graph#path=cart,checkout");
            page.locator(".talks > summary").click();
            speak(page, "of the path", null);
        }
        var kinds = service.data("{ comments(open: false) { edges { node { on { kind } replies { text } } } } }")
                .at("/comments/edges");
        assertThat(kinds)
                .hasSize(5)
                .allMatch(edge -> edge.at("/node/replies/0/text").asString().equals("yes"));
        assertThat(kinds)
                .extracting(edge -> edge.at("/node/on/kind").asString())
                .containsExactly("CELL", "STAGE", "TOUCHPOINT", "EDGE", "PATH");
    }

    private static void speak(Page page, String text, String about) {
        Locator talk = page.locator(".talk");
        if (about != null) {
            talk.locator("select").selectOption(about);
        }
        talk.locator("form [name=text]").last().fill(text);
        talk.locator("form button").last().click();
        Locator said = talk.locator("li[data-comment]", new Locator.LocatorOptions().setHasText(text));
        said.locator("[data-act=reply]").click();
        assertThat(said.locator("input")).isFocused();
        said.locator("input").fill("yes");
        said.locator("input").press("Enter");
        assertThat(said.locator("li")).containsText("yes");
        said.locator("[data-act=settle]").click();
        assertThat(talk.locator("details summary")).isVisible();
    }

    /** The picture leaves the page as a PNG at twice its size. */
    @Test
    void thePictureIsSavedAsPng() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 1440, ColorScheme.LIGHT)) {
            Page page = visit.open("/map#pin=retail-web%2Fweb-researcher");
            page.locator(".files > summary").click();
            Download saved = page.waitForDownload(page.locator("[data-act=map-png]")::click);
            byte[] png = Files.readAllBytes(saved.path());
            int width = ByteBuffer.wrap(png).getInt(16);
            assertThat(saved.suggestedFilename()).isEqualTo("retail-web-web-researcher.png");
            assertThat(width)
                    .isEqualTo(2
                            * Math.round(Float.parseFloat(
                                    page.locator(".journey-map:not(.heads)").getAttribute("width"))));
        }
    }

    /** Monday tells what to do: what surely brings more stands first, and nothing of other departments. */
    @Test
    void mondayTellsWhatToDo() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 390, ColorScheme.LIGHT)) {
            Page page = visit.open("/map#pin=retail-web%2Fweb-researcher&monday=366");
            Locator first = page.locator(".advice tbody tr").first();
            assertThat(first).containsText("Checkout");
            assertThat(page.locator(".monday")).containsText("not a causal effect");
            isAccessible(page);
        }
    }
}
