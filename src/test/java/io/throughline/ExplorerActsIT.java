package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people do in the views of the explorer, over the sample market. */
@SampleService
class ExplorerActsIT {
    private static final String CUT = "v=1&cut=P30D";

    @RegisterExtension
    private static final OpenExplorer EXPLORER = new OpenExplorer();

    @LocalServerPort
    private int port;

    private Page page;

    private Page open(String address) throws Exception {
        page = EXPLORER.open(port, address, ColorScheme.LIGHT);
        return page;
    }

    @Test
    void cardsAreTintedByTheChosenMeasureWithItsValue() throws Exception {
        open("/graph#" + CUT + "&colour=removal");
        assertThat(page.locator("[data-id='store-visit'] .value")).hasText("52 % removal");
        assertThat(page.locator("[data-id='store-visit'] .tint.s5")).hasCount(1);
    }

    /** Low feelings have the colour of loss and a minus, others not; as deep as they are far from 0. */
    @Test
    void feelingsAreTintedByTheirSign() throws Exception {
        open("/graph#" + CUT + "&colour=felt");
        Locator low = page.locator("[data-id='checkout']");
        assertThat(low.locator(".tint.end")).hasCount(1);
        assertThat(low.locator(".value")).containsText("−");
        Locator good = page.locator("[data-id='cart']");
        assertThat(good.locator(".value")).containsText("+");
        assertThat(good.locator(".tint")).hasCount(1);
        assertThat(good.locator(".tint.end")).hasCount(0);
        String text = low.locator(".value").textContent();
        int fifth = (int) Math.ceil(5 * Double.parseDouble(text.substring(1, 5)));
        assertThat(low.locator(".tint.s" + fifth)).hasCount(1);
        assertThat(page.locator(".key .fifth.loss")).hasCount(5);
        assertThat(page.locator(".key .fifth.gain")).hasCount(5);
    }

    @Test
    void aFunnelIsPickedInThePicture() throws Exception {
        open("/graph#" + CUT + "&pin=product-page");
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
        open("/funnel#" + CUT + "&steps=product-page,cart");
        page.locator(".instead button").first().click();
        assertThat(page.locator("table.funnel tbody tr")).hasCount(3);
        assertThat(page.locator("table.funnel tbody tr").nth(1)).containsText("2. Product reviews");
    }

    @Test
    void aPatternIsTriedWhileItIsTyped() throws Exception {
        open("/paths#" + CUT);
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
        open("/attribution#" + CUT + "&tab=what-if&edits=end%257Ccheckout%257C0.3");
        assertThat(page.locator(".says")).containsText("42 conversions more");
        page.locator(".edit button.x").click();
        assertThat(page.locator(".says")).hasCount(0);
    }

    @Test
    void thePictureGrowsAndFitsAgain() throws Exception {
        open("/graph#" + CUT);
        double fitted = page.locator("svg.lanes").boundingBox().width;
        page.keyboard().press("+");
        assertThat(page.locator(".graph.zoomed")).hasCount(1);
        assertThat(page.locator("svg.lanes").boundingBox().width).isGreaterThan(fitted * 1.1);
        page.locator("[data-act='zoom-fit']").click();
        assertThat(page.locator("svg.lanes").boundingBox().width).isEqualTo(fitted);
    }

    @Test
    void keysWalkAlongTheHeaviestLink() throws Exception {
        open("/graph#" + CUT);
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
    void twoSidesAreComparedAndTheGapIsExplained() throws Exception {
        open("/compare#" + CUT + "&a=has%3Astore-visit&b=not%3Astore-visit");
        assertThat(page.locator(".says")).containsText("less often than those of Through Store visit");
        assertThat(page.locator(".waterfall")).containsText("points");
        assertThat(page.locator(".difference .card").first()).isVisible();
    }

    @Test
    void filtersTellNamesAndNoIds() throws Exception {
        open("/graph#" + CUT + "&persona=web-researcher&has=store-visit,app-home");
        assertThat(page.locator(".chip.set .val"))
                .hasText(new String[] {"after 30 days without contact", "Web researcher", "Store visit, App home"});
    }

    @Test
    void aRuleIsTriedWhileItIsTyped() throws Exception {
        open("/personas#edit=new");
        page.locator("#rule").fill("traits.age < 30");
        assertThat(page.locator("#rule-says")).containsText("1,518 customers fit");
        page.locator("#rule").fill("traits.agee < 30");
        assertThat(page.locator("#rule-says .loss")).containsText("agee");
    }

    @Test
    void aRefusalNamesTheFieldInWords() throws Exception {
        open("/paths#" + CUT);
        page.locator("#pattern").fill("foo[[");
        assertThat(page.locator("#pattern-says"))
                .containsText("The pattern “foo[[” is not understood: at column 1 found foo");
    }

    @Test
    void whatAKeyOpensTakesTheFocusAndGivesItBack() throws Exception {
        open("/personas#" + CUT);
        page.keyboard().press("f");
        assertThat(page.locator(".add select, .add input").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".add")).not().hasAttribute("open", "");
        assertThat(page.locator(".add > summary")).isFocused();
        page.locator("[data-edit='new']").click();
        assertThat(page.locator(".editor input").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".editor")).hasCount(0);
        assertThat(page.locator("[data-edit='new']")).isFocused();
        page.keyboard().press("t");
        assertThat(page.locator("#picture tbody tr").first().locator("td").first())
                .hasText("app-native");
        page.keyboard().press("6");
        assertThat(page.locator("h1")).hasText("Bottlenecks");
        assertThat(page.locator("#picture")).isFocused();
    }

    @Test
    void aRowIsOneStopOfTabAndArrowsLeadAlongIt() throws Exception {
        open("/bottlenecks#" + CUT);
        Locator stops = page.locator("#picture tbody tr").first().locator("[data-tip][tabindex]");
        assertThat(page.locator("#picture tbody tr").first().locator("[tabindex='0']"))
                .hasCount(1);
        stops.first().focus();
        page.keyboard().press("ArrowRight");
        assertThat(stops.nth(1)).isFocused();
        assertThat(page.locator("#tip")).isVisible();
    }

    @Test
    void onlyCustomersWhoExistAreOffered() throws Exception {
        open("/graph#" + CUT);
        page.keyboard().press("/");
        page.locator("#command").fill("chec");
        assertThat(page.locator("#places li")).hasCount(2);
        page.locator("#command").fill("C0000026");
        assertThat(page.locator("#places li").first()).containsText("customer");
        page.keyboard().press("Enter");
        assertThat(page.locator(".one h2")).containsText("C0000026");
    }

    @Test
    void anUnknownAddressIsAPageForPeopleAndAProblemForPrograms() throws Exception {
        open("/graph#" + CUT);
        String address = "http://localhost:" + port + "/nowhere";
        APIResponse people =
                page.request().get(address, RequestOptions.create().setHeader("Accept", "text/html,*/*;q=0.8"));
        assertThat(people.status()).isEqualTo(404);
        assertThat(people.text()).contains("main.js");
        APIResponse programs =
                page.request().get(address, RequestOptions.create().setHeader("Accept", "application/json"));
        assertThat(programs.status()).isEqualTo(404);
        assertThat(programs.text()).contains("Nothing answers at this address.");
        page.evaluate("history.pushState(null, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))");
        assertThat(page.locator("#picture h2")).hasText("There is no page “nowhere”.");
        page.locator("#picture a").first().click();
        assertThat(page.locator("h1")).hasText("Overview");
    }

    @Test
    void aCustomerHasATimelineWithJourneys() throws Exception {
        open("/customers#" + CUT + "&id=C00000264");
        assertThat(page.locator(".timeline .event").first()).isVisible();
        assertThat(page.locator(".timeline .journey").first()).containsText("1");
    }

    @Test
    void customersAreFoundByHowTheirIdBegins() throws Exception {
        open("/customers#" + CUT + "&has=checkout");
        page.locator("input[name=id]").fill("C0000");
        Locator hits = page.locator(".hits button");
        assertThat(hits).hasCount(12);
        String first = hits.first().textContent();
        hits.first().click();
        assertThat(page.locator(".one h2")).hasText(first);
        page.locator("input[name=id]").fill("nobody");
        assertThat(page.locator(".hits")).containsText("No customer of these journeys begins so.");
    }
}
