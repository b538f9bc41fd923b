package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The journey graph as a picture: a path over it, what is dimmed, folded lanes, the matrix; over the sample market. */
@SampleService
class ExplorerGraphIT {
    private static final String CUT = "v=1&cut=P30D";
    private static final Map<String, ?> SCOPE = Map.of("definition", Map.of("inactivity", "P30D"));

    /** How far the least readable of these texts stands out against the card below it, by WCAG 2.2. */
    private static final String LEAST_CONTRAST = """
            cards => {
              const shades = text => text.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const seen = (part, stop) => { let o = 1; for (let at = part; at && at !== stop; at = at.parentElement) o *= Number(getComputedStyle(at).opacity); return o; };
              const mix = (over, under, share) => over.slice(0, 3).map((v, i) => v * share + under[i] * (1 - share));
              return Math.min(...cards.flatMap(card => {
                const face = shades(getComputedStyle(card.querySelector('.face')).fill);
                return [...card.querySelectorAll('text')].map(text => {
                  const ink = mix(shades(getComputedStyle(text).fill), face, seen(text, card.closest('svg')));
                  const [a, b] = [light(ink), light(face)].sort((p, q) => q - p);
                  return (a + 0.05) / (b + 0.05);
                });
              }));
            }
            """;

    /** Cards that are no step of the path and through which its lines run. */
    private static final String CARDS_CROSSED = """
            () => {
              const boxes = [...document.querySelectorAll('.lanes .card:not(.way)')].map(card => ({ id: card.dataset.id, box: card.querySelector('.face').getBoundingClientRect() }));
              const crossed = new Set();
              for (const line of document.querySelectorAll('path.way:not(.head)')) {
                const toScreen = line.getScreenCTM();
                for (let at = 0; at <= line.getTotalLength(); at += 2) {
                  const p = line.getPointAtLength(at).matrixTransform(toScreen);
                  for (const { id, box } of boxes) if (p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom) crossed.add(id);
                }
              }
              return [...crossed];
            }
            """;

    /** Cards that are no end of a link and behind which it runs. */
    private static final String CARDS_BEHIND_LINKS = """
            () => {
              const cards = [...document.querySelectorAll('.lanes .card')].map(card => ({ at: card.dataset.card, id: card.dataset.id, box: card.querySelector('.face').getBoundingClientRect() }));
              const crossed = new Set();
              for (const link of document.querySelectorAll('path.link')) {
                const toScreen = link.getScreenCTM();
                for (let at = 0; at <= link.getTotalLength(); at += 4) {
                  const p = link.getPointAtLength(at).matrixTransform(toScreen);
                  for (const { at, id, box } of cards) if (at !== link.dataset.source && at !== link.dataset.target && p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom) crossed.add(id);
                }
              }
              return [...crossed];
            }
            """;

    @RegisterExtension
    private static final OpenExplorer EXPLORER = new OpenExplorer();

    @LocalServerPort
    private int port;

    private Page page;

    private void open(String address, ColorScheme colours) throws Exception {
        page = EXPLORER.open(port, address, colours);
    }

    @Test
    void theNumbersOfAPathAreItsOwn() throws Exception {
        open("/graph#" + CUT + "&path=cart,checkout,payment", ColorScheme.LIGHT);
        assertThat(page.locator(".badge")).hasText(new String[] {"1", "2", "3"});
        JsonNode journeys =
                new Answering(port).data("""
                        query($scope: JourneyScope) { journeys(scope: $scope) {
                          funnel(steps: [{anyOf: "cart"}, {anyOf: "checkout"}, {anyOf: "payment"}], order: STRICT) { steps { entered } } } }
                        """, Map.of("scope", SCOPE)).at("/journeys/funnel/steps");
        List<String> entered = StreamSupport.stream(journeys.spliterator(), false)
                .map(step -> step.get("entered").asString())
                .toList();
        assertThat(page.locator(".on-way")).hasText(entered.subList(1, 3).toArray(String[]::new));
        assertThat(page.locator(".trail li")).hasText(new String[] {"1Cart", "2Checkout", "3Payment"});
        assertThat(page.locator(".exactly")).containsText("0 journeys are exactly this path");
        assertThat(page.locator(".tools .paths option")).hasCount(14);
        page.locator(".tools .paths").selectOption(new SelectOption().setIndex(1));
        assertThat(page.locator(".badge")).hasText(new String[] {"1"});
        assertThat(page.locator(".exactly")).containsText("280 journeys are exactly this path, 2.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search-ad,product-page,cart,checkout,payment,purchase",
                "flyer,store-visit,store-till,purchase",
                "app-checkout,social-post,cart,search-ad,app-product"
            })
    void theLineOfAPathRunsOverNoOtherCard(String path) throws Exception {
        open("/graph#" + CUT + "&path=" + path, ColorScheme.LIGHT);
        page.locator("path.way").first().waitFor();
        assertThat(page.evaluate(CARDS_CROSSED)).isEqualTo(List.of());
    }

    @Test
    void noLinkRunsBehindACard() throws Exception {
        for (String state : List.of("", "&unfold=retention", "&share=5")) {
            open("/graph#" + CUT + state, ColorScheme.LIGHT);
            assertThat(page.locator("path.link").count()).isGreaterThan(60);
            assertThat(page.evaluate(CARDS_BEHIND_LINKS)).as(state).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void whatIsDimmedIsStillReadable(ColorScheme colours) throws Exception {
        for (String state : List.of("&pin=checkout", "&path=cart,checkout&colour=chance")) {
            open("/graph#" + CUT + state, colours);
            page.locator(state.startsWith("&pin") ? ".inspector" : ".badge")
                    .first()
                    .waitFor();
            String dimmed = state.startsWith("&pin") ? ".card:not(.near)" : ".card:not(.way)";
            assertThat(((Number) page.locator(".lanes " + dimmed).evaluateAll(LEAST_CONTRAST)).doubleValue())
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void aThinLaneStandsUprightOpensByAKeyAndFoldsAgain() throws Exception {
        open("/graph#" + CUT, ColorScheme.LIGHT);
        assertThat(page.locator(".lane.folded")).containsText("Retention");
        assertThat(page.locator(".lane [transform*=rotate]")).hasCount(0);
        page.locator(".lane.folded").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-id='support-call']")).isVisible();
        page.locator(".lane [role=button]").click();
        assertThat(page.locator(".lane.folded")).hasCount(1);
    }

    @Test
    void onAPhoneOnlyWhatActsIsShownAndAPathIsToldInTheList() throws Exception {
        open("/graph#" + CUT, ColorScheme.LIGHT);
        page.setViewportSize(390, 844);
        Locator tools = page.locator(".tools label:visible");
        assertThat(tools).hasCount(1);
        tools.locator("select").selectOption(new SelectOption().setIndex(1));
        assertThat(page.locator(".phone .nth:not(:empty)")).hasText("1");
        assertThat(page.locator(".trail .exactly")).isVisible();
    }

    @Test
    void aCardThatAnAddressPinsLiesAboveItsDetails() throws Exception {
        open("/graph#" + CUT, ColorScheme.LIGHT);
        page.setViewportSize(1280, 620);
        page.evaluate("history.replaceState(null, '', '#" + CUT + "&pin=social-ad')");
        page.reload();
        page.locator(".inspector").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        double foot = page.locator(".card.pinned .face").boundingBox().y + 30;
        assertThat(foot).isLessThan(page.locator(".inspector").boundingBox().y).isPositive();
    }

    @Test
    void theMatrixSaysWhatItsRowsColumnsAndColoursAre() throws Exception {
        open("/graph#" + CUT + "&pic=matrix", ColorScheme.LIGHT);
        assertThat(page.locator(".matrix .axis")).hasText(new String[] {"from ↓", "to →"});
        assertThat(page.locator(".matrix-key")).containsText("40 % and more");
        assertThat(page.locator(".matrix .in.s5").filter(new Locator.FilterOptions().setHasText("55")))
                .hasCount(1);
    }
}
