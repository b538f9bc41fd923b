package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.throughline.web.Chromium;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A cell of a map is changed in place: faults beside the field, nothing of others overwritten, and only by those who may. */
@SampleService
class ExplorerMapIT {
    private static final String MAP = """
        maps:
        - id: mine
          name: Mine
          personas: [web-researcher]
          stages:
          - id: purchase
            name: Purchase
            touchpoints: [cart, checkout, purchase]
            goals: [ { id: pay, persona: web-researcher, text: Pay, importance: 9 } ]
        """;
    private static final String CELL = "/map#pin=mine%2Fweb-researcher&cell=purchase%2F";

    private final int port;
    private final Answering service;

    @Autowired
    ExplorerMapIT(@LocalServerPort int port) {
        this.port = port;
        this.service = new Answering(port).whenReady();
    }

    @BeforeEach
    void draw() {
        apply(MAP);
    }

    @AfterEach
    void erase() {
        int seen = service.data("{ map(id: \"mine\") { revision } }")
                .at("/map/revision")
                .asInt();
        service.data("mutation { deleteMap(id: \"mine\", seen: " + seen + ") }");
    }

    private void apply(String yaml) {
        assertThat(service.data(
                                "mutation($yaml: String!) { applyMaps(yaml: $yaml, dryRun: false) { applied } }",
                                Map.of("yaml", yaml))
                        .at("/applyMaps/applied")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void twoWhoWriteLoseNothing() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 390, ColorScheme.DARK)) {
            Page page = visit.open(CELL + "goals");
            page.locator("[data-opens]").press("Enter");
            Locator form = page.locator("form.part");
            assertThat(form.locator("[name='pay text']")).isFocused();
            form.locator("[name='pay text']").fill("Pay “at once” 😀: # now");
            form.locator("[name='pay success']").fill("\"nowhere\"");
            form.locator("[name='pay success']").blur();
            assertThat(form.locator("label:has([name='pay success']) .loss")).containsText("nowhere");
            assertThat(new AxeBuilder(page).include("form.part").analyze().getViolations())
                    .isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isEqualTo(0);
            form.locator("[name='pay success']").fill("\"cart\" .. \"purchase\"");
            apply("maps: [ { id: mine, name: Theirs } ]");
            form.locator(".main-act").press("Enter");
            assertThat(form.locator(".texts")).containsText("text: Pay");
            form.locator("[role=alert] button").click();
            assertThat(form.locator("[role=status]")).isVisible();
            form.locator(".main-act").press("Enter");
            assertThat(form).hasCount(0);
            assertThat(page.locator(".sheet table")).containsText("at once");
        }
        assertThat(yaml())
                .contains("name: Theirs", "Pay “at once” 😀: # now", "\"cart\" .. \"purchase\"", "importance: 9");
    }

    /** Parts come and go in their cell; nothing else of the map is touched. */
    @Test
    void partsAreAddedAndRemoved() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 1024, ColorScheme.LIGHT)) {
            Page page = visit.open(CELL + "goals");
            page.locator("[data-opens]").click();
            page.locator("[data-add]").click();
            Locator added = page.locator("form.part .item.new");
            assertThat(added.locator("input").first()).isFocused();
            added.locator("[name$=' text']").fill("Know the price");
            added.locator("[name$=' importance']").fill("7");
            added.locator("[name$=' success']").fill("\"cart\" .. \"purchase\"");
            added.locator("[name$=' within']").fill("P1D");
            page.locator("[data-remove=pay]").click();
            assertThat(page.locator(".changes")).containsText("gone");
            page.locator("form.part .main-act").click();
            page.locator(".sheet td", new Page.LocatorOptions().setHasText("Know the price"))
                    .waitFor();
            assertThat(page.locator("[data-opens]")).isFocused();
            write(page, "pains", "Too dear");
            write(page, "chances", "Show the price");
            page.locator("[data-opens]").click();
            assertThat(page.locator("form.part .chip")).containsText("Too dear");
            assertThat(page.locator("form.part [name$=' edits']")).hasValue(Pattern.compile("reroute.*share: 0.2.*"));
            page.locator("form.part").press("Escape");
            page.locator("[data-cell='purchase/chances']").waitFor();
            page.locator(".sheet.opened").press("Escape");
            assertThat(page.locator("[data-cell='purchase/chances']")).isFocused();
            page.locator("[data-cell='purchase/chances']").press("ArrowUp");
            assertThat(page.locator("[data-cell='purchase/kpis']")).isFocused();
            page.locator("[data-cell='purchase/kpis']").press("ArrowUp");
            assertThat(page.locator("[data-cell='purchase/pains']")).isFocused();
            page.locator("[data-cell='purchase/pains']").press("Enter");
            assertThat(page.locator(".sheet.opened")).isFocused();
        }
        assertThat(yaml())
                .contains(
                        "id: know-the-price",
                        "importance: 7",
                        "id: mine-too-dear",
                        "id: mine-show-the-price",
                        "eases: [mine-too-dear]",
                        "pattern:",
                        "share: 0.2")
                .doesNotContain("id: pay");
    }

    private static void write(Page page, String lane, String text) {
        page.locator(".opened [name=lane]").selectOption(lane);
        page.locator("[data-opens]").click();
        page.locator("[data-add]").click();
        page.locator(".item.new [name$=' text']").fill(text);
        Locator eases = page.locator(".item.new .many select");
        if (eases.count() > 0) {
            eases.selectOption("mine-too-dear");
            page.locator(".item.new [name$=' edits']")
                    .fill("reroute: { at: cart, from: ENDED, to: purchase, share: 0.2 }");
        } else {
            page.locator(".item.new [name$=' pattern']").fill("\"cart\" .. \"purchase\"");
        }
        page.locator("form.part .main-act").click();
        assertThat(page.locator("form.part")).hasCount(0);
    }

    private String yaml() {
        return service.data("{ map(id: \"mine\") { yaml } }").at("/map/yaml").asString();
    }

    @Test
    void whoOnlyReadsSeesNoForm() throws Exception {
        try (Chromium chromium = Chromium.start();
                ExplorerVisit visit = new ExplorerVisit(chromium, port, 1440, ColorScheme.LIGHT)) {
            Page page = visit.open(CELL + "goals");
            assertThat(page.locator("[data-opens]")).isVisible();
            page.route("**/graphql", ExplorerMapIT::asAnalyst);
            page.reload();
            page.locator(".sheet table").waitFor();
            assertThat(page.locator("[data-opens], .mapedits")).hasCount(0);
        }
    }

    private static void asAnalyst(Route route) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace("\"role\":\"ADMIN\"", "\"role\":\"ANALYST\"")));
    }
}
