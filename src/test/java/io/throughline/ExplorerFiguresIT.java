package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the explorer says in words and pictures is what the API answers, over the sample market. */
@SampleService
class ExplorerFiguresIT {
    private static final String CUT = "v=1&cut=P30D";

    @RegisterExtension
    private static final OpenExplorer EXPLORER = new OpenExplorer();

    @LocalServerPort
    private int port;

    private Page page;

    private void open(String address) throws Exception {
        page = EXPLORER.open(port, address, ColorScheme.LIGHT);
    }

    private JsonNode ask(String query) throws Exception {
        return new Answering(port).whenReady().data(query, Map.of());
    }

    private static String percent(JsonNode share) {
        return Math.round(share.asDouble() * 100) + "\u00a0%";
    }

    @Test
    void theStrongestRemovalEffectIsSaidDrawnAndListedAlike() throws Exception {
        JsonNode credits =
                ask("{ journeys(scope: { definition: { inactivity: \"P30D\" } }) { attribution(model: MARKOV) { credits { step removalEffect share } } } }")
                        .at("/journeys/attribution/credits");
        JsonNode strongest = credits.get(0);
        for (JsonNode credit : credits) {
            strongest = credit.get("removalEffect").asDouble()
                            > strongest.get("removalEffect").asDouble()
                    ? credit
                    : strongest;
        }
        String step = strongest.get("step").asString();
        String effect = percent(strongest.get("removalEffect"));
        open("/attribution#" + CUT);
        assertThat(page.locator(".strongest b").first()).hasText("Store visit");
        assertThat(page.locator(".strongest b.gain")).hasText(effect);
        assertThat(page.locator(".strongest + .caveat")).containsText("not a causal effect");
        Locator bar = page.locator("svg.credits g.removal[data-step='" + step + "']");
        assertThat(bar.locator(".value")).hasText(effect);
        assertThat(bar.locator("rect.gain")).hasCount(1);
        assertThat(page.locator("tr[data-step='" + step + "'] .removal b")).hasText(effect);
        page.locator(".options select").first().selectOption("LAST_TOUCH");
        assertThat(page.locator("svg.credits g.removal").first()).hasAttribute("data-step", "store-till");
        assertThat(bar.locator(".value")).hasText(effect);
    }

    @Test
    void aShareOfFewJourneysIsToldByItsCounts() throws Exception {
        JsonNode paths =
                ask("{ journeys(scope: { definition: { inactivity: \"P30D\" } }) { commonPaths(first: 25, orderBy: CONVERTED) { edges { node { conversion { value numerator denominator } } } } } }")
                        .at("/journeys/commonPaths/edges");
        open("/paths#" + CUT + "&order=converted");
        Locator told = page.locator("td[data-k='Conversion'] .fig b");
        assertThat(told).hasCount(paths.size());
        for (int i = 0; i < paths.size(); i++) {
            JsonNode rate = paths.get(i).at("/node/conversion");
            int of = rate.get("denominator").asInt();
            assertThat(told.nth(i))
                    .hasText(of < 30 ? rate.get("numerator").asInt() + " of " + of : percent(rate.get("value")));
        }
        assertThat(paths.get(0).at("/node/conversion/denominator").asInt()).isLessThan(30);
        assertThat(page.locator(".title .fig b").last()).hasText("3.3\u00a0%");
    }

    @Test
    void theStrongestRemovalEffectOfTheOverviewHasAnInterval() throws Exception {
        JsonNode credits =
                ask("{ journeys(scope: { definition: { inactivity: \"P30D\" } }) { attribution(model: MARKOV, samples: 200) { credits { step low high } } } }")
                        .at("/journeys/attribution/credits");
        JsonNode strongest = credits.valueStream()
                .filter(credit -> credit.get("step").asString().equals("store-visit"))
                .findFirst()
                .orElseThrow();
        open("/#" + CUT);
        Locator finding = page.locator(".finding", new Page.LocatorOptions().setHasText("Strongest removal effect"));
        assertThat(finding).containsText("Store visit and Store till, which the data cannot tell apart");
        assertThat(finding.locator("small").first())
                .hasText(Math.round(strongest.get("low").asDouble() * 100) + "–"
                        + Math.round(strongest.get("high").asDouble() * 100));
    }

    @Test
    void theReasonWhyOneSideConvertsLessIsWhatTheAnswerSays() throws Exception {
        String scope = "{ %s, definition: { inactivity: \"P30D\"%s } }";
        String web = "where: \"firstChannel() == \\\"web\\\"\"";
        String store = "where: \"firstChannel() == \\\"store\\\"\"";
        JsonNode answer = ask("{ touch: compare(a: " + scope.formatted(web, "") + ", b: " + scope.formatted(store, "")
                + ") { conversionGap { difference } a { count converted bottlenecks(first: 10) { touchpoint lostConversions dropOff { value denominator } } } }"
                + " stages: compare(a: " + scope.formatted(web, ", stepBy: STAGE") + ", b: "
                + scope.formatted(store, ", stepBy: STAGE") + ") { decomposition { step part } } }");
        JsonNode widest = answer.at("/stages/decomposition/0");
        JsonNode worst = answer.at("/touch/a/bottlenecks/0");
        open("/compare#" + CUT
                + "&a=where%3AfirstChannel%28%29+%3D%3D+%22web%22&b=where%3AfirstChannel%28%29+%3D%3D+%22store%22");
        Locator why = page.locator(".why");
        assertThat(why.locator("h2")).hasText("Why A converts less");
        assertThat(why)
                .containsText(points(widest.get("part").asDouble()) + " of the "
                        + points(answer.at("/touch/conversionGap/difference").asDouble()) + " points");
        assertThat(why)
                .containsText("of its " + worst.at("/dropOff/denominator").asInt() + " visits end the journey");
        assertThat(why).containsText(Math.round(worst.get("lostConversions").asDouble()) + " conversions more");
        assertThat(page.locator(".waterfall text").first()).isVisible();
        assertThat(page.locator(".waterfall text[font-weight='600']").first()).hasText("A");
        assertThat(page.locator(".notes")).isVisible();
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", Math.abs(share) * 100);
    }

    @Test
    void valueNamesItsCurrencyAndSeveralAreToldApart() throws Exception {
        open("/#" + CUT);
        assertThat(page.locator(".foot")).containsText("the data name none");
        Object told = ExplorerVisit.inPage(
                page,
                "async load => { const { inCurrency } = await load('format.js'); const one = { currency: 'EUR', conversions: 2, value: 1200 };"
                        + " return [inCurrency([one]), inCurrency([one, { currency: null, conversions: 1, value: 7.5 }])]; }");
        assertThat(told).isEqualTo(List.of("EUR", "of several currencies: 1,200 EUR, 7.50 without a currency"));
    }

    @Test
    void theTrendShowsEveryMonthOfTheDataAndSaysWhatItCannotTell() throws Exception {
        JsonNode journeys =
                ask("{ journeys(scope: { definition: { inactivity: \"P30D\" } }) { dataUntil trend(unit: MONTH) { from count } } }")
                        .get("journeys");
        JsonNode months = journeys.get("trend");
        long few = months.valueStream()
                .filter(month -> month.get("count").asInt() < 30)
                .count();
        open("/#" + CUT);
        assertThat(page.locator(".trend .unit")).hasCount(months.size());
        assertThat(page.locator(".trend"))
                .containsText(
                        months.get(months.size() - 1).get("from").asString().substring(0, 7));
        assertThat(page.locator(".trend .point")).hasCount(months.size() - (int) few);
        assertThat(page.locator(".foot")).containsText(few + " months have fewer than 30 journeys");
        assertThat(page.locator(".foot"))
                .containsText("The data end on "
                        + journeys.get("dataUntil").asString().substring(0, 10));
        page.locator(".head button").first().click();
        assertThat(page.locator("h2").first()).hasText("Conversion by week");
        assertThat(page.url()).contains("unit=week");
    }
}
