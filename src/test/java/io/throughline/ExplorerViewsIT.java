package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the views Paths, Bottlenecks and Customers show at first sight, over the sample market. */
@SampleService
class ExplorerViewsIT {
    private static final String CUT = "v=1&cut=P30D";
    private static final Map<String, ?> SCOPE = Map.of("definition", Map.of("inactivity", "P30D"));

    /** Names of a timeline that another name covers, or through which a line of the picture runs. */
    private static final String COVERED_NAMES = """
            () => {
              const names = [...document.querySelectorAll('.timeline .name')].map(n => ({ text: n.textContent, box: n.getBoundingClientRect() }));
              const lines = [...document.querySelectorAll('.timeline .rule, .timeline .break path')].map(l => l.getBoundingClientRect());
              const meets = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
              return names.filter((n, i) => names.some((o, k) => k !== i && meets(n.box, o.box)) || lines.some(l => meets(n.box, l))).map(n => n.text);
            }
            """;

    @RegisterExtension
    private static final OpenExplorer EXPLORER = new OpenExplorer();

    @LocalServerPort
    private int port;

    private Page page;

    private void open(String address) throws Exception {
        page = EXPLORER.open(port, address, ColorScheme.LIGHT);
    }

    private JsonNode journeys(String fields) {
        return new Answering(port)
                .data(
                        "query($scope: JourneyScope) { journeys(scope: $scope) { " + fields + " } }",
                        Map.of("scope", SCOPE))
                .get("journeys");
    }

    @Test
    void pathsBeginWithTheMostFrequentAndCanBeginWithThoseThatBringMostConversions() throws Exception {
        open("/paths#" + CUT);
        Locator rows = page.locator("#picture tbody tr");
        assertThat(page.locator(".orders [aria-pressed=true]")).hasText("Most journeys");
        assertThat(rows.first().locator("td").nth(1)).hasText("280");
        page.locator(".orders button").nth(1).click();
        assertThat(page.locator(".orders [aria-pressed=true]")).hasText("Most conversions");
        JsonNode first = journeys("commonPaths(first: 1, orderBy: CONVERTED) { edges { node { count } } }")
                .at("/commonPaths/edges/0/node");
        assertThat(rows.first().locator("td").nth(1)).hasText(first.get("count").asString());
        assertThat(rows.first()).containsText("Purchase");
    }

    @Test
    void similarPathsComeInTheGroupsOfTheApi() throws Exception {
        open("/paths#" + CUT + "&tab=groups&k=10");
        JsonNode groups = new Answering(port)
                .data(
                        "query($scope: JourneyScope) { journeys(scope: $scope) { pathGroups(k: 10) { groups { count variants } } } }",
                        Map.of("scope", Map.of("matching", ". . .", "definition", Map.of("inactivity", "P30D"))))
                .at("/journeys/pathGroups/groups");
        Locator rows = page.locator(".path-groups tbody tr");
        assertThat(rows).hasCount(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            assertThat(rows.nth(i).locator("td").nth(1))
                    .hasText(groups.get(i).get("count").asString());
            assertThat(rows.nth(i).locator("td").nth(3))
                    .hasText(groups.get(i).get("variants").asString());
        }
        rows.first().locator("a").click();
        assertThat(page.locator(".badge").first()).isVisible();
    }

    @Test
    void theChosenBottleneckSaysHowManyAndHowSure() throws Exception {
        open("/bottlenecks#" + CUT);
        JsonNode checkout = journeys(
                        "bottlenecks(first: 1) { lostConversions usualDropOff dropOff { numerator denominator } }")
                .at("/bottlenecks/0");
        Locator panel = page.locator("#picture aside");
        assertThat(panel.locator("[data-fact=ends]"))
                .containsText("%s of %s visits"
                        .formatted(
                                checkout.at("/dropOff/numerator").asString(),
                                checkout.at("/dropOff/denominator").asString()));
        assertThat(panel.locator("[data-fact=lost] b"))
                .hasText(String.valueOf(
                        Math.round(checkout.get("lostConversions").asDouble())));
        assertThat(panel.locator("[data-fact=lost] small")).hasText(Pattern.compile("\\d+–\\d+"));
        assertThat(panel.locator("[data-fact=usual]"))
                .hasText(Pattern.compile(
                        String.format("%.1f\\s%%", checkout.get("usualDropOff").asDouble() * 100)));
        assertThat(panel.locator(".share")).hasText("As it is, journeys end at 55 % of its visits.");
        assertThat(panel.innerText().split("\\b82\\b", -1)).hasSize(2);
    }

    /** Answers that a newer question ended are no faults. */
    @Test
    void aSliderThatIsMovedQuicklyShowsTheResultOfItsLastPlace() throws Exception {
        open("/bottlenecks#" + CUT);
        page.locator("input[type=range]").focus();
        for (int press = 0; press < 25; press++) {
            page.keyboard().press("ArrowLeft");
        }
        Locator panel = page.locator("#picture aside");
        assertThat(panel.locator(".share")).hasText("If they ended at 30 % instead of 55 %:");
        assertThat(panel).containsText("would convert");
        assertThat(panel.locator("p.loss")).hasCount(0);
    }

    @Test
    void bottlenecksAreBeforeTheConversionWithNoMoreThanTwoDigits() throws Exception {
        open("/bottlenecks#" + CUT);
        Locator first = page.locator("#picture tbody").first();
        assertThat(first).containsText("Checkout");
        assertThat(first).not().containsText("Delivery update");
        assertThat(first.locator("tr td:nth-child(2)").allInnerTexts())
                .allMatch(lost -> lost.matches("\\d+(\\.\\d+)?"));
        page.locator("tbody.after button").first().click();
        assertThat(page.locator("tbody.after")).containsText("Delivery update");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C00000264", "C00006863"})
    void aTimelineNamesAndDatesEveryInteraction(String customer) throws Exception {
        open("/customers#" + CUT + "&id=" + customer);
        page.locator(".timeline .journey").first().waitFor();
        JsonNode interactions = new Answering(port)
                .data(
                        "query($id: ID!) { customer(id: $id) { interactions(first: 1000) { edges { node { at } } } } }",
                        Map.of("id", customer))
                .at("/customer/interactions/edges");
        assertThat(page.locator(".timeline .event .name")).hasCount(interactions.size());
        List<String> days = interactions
                .valueStream()
                .map(edge -> edge.at("/node/at").asString().substring(0, 10))
                .distinct()
                .toList();
        assertThat(page.locator(".timeline .date")).hasText(days.toArray(String[]::new));
        assertThat(page.evaluate(COVERED_NAMES)).isEqualTo(List.of());
    }
}
