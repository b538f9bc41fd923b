package io.throughline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.throughline.web.Chromium;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is known of an import's quality comes with it, is shown in the browser, and goes with it. */
@EmptyService
class QualityIT {
    private static final String FILE = "customer,time,touchpoint,value,copy\n"
            + "ann,2024-01-01T10:00:00Z,order,10,ann\n"
            + "bob,2024-01-01T11:00:00Z,order,-5,bob\n"
            + "cleo,2024-01-01T12:00:00Z,order,,cleo\n"
            + "dan,2024-01-01T13:00:00Z,call,,dan\n";
    private static final String RULES = """
            schema: [{name: shop, properties: [
              {name: value, quality: [
                {type: custom, engine: throughline, implementation: {rule: range, min: 0}, severity: error},
                {metric: nullValues, name: value is known}]}]}]""";
    private static final String QUESTION = """
            query($id: ID!) { dataQuality(import: $id) {
              sources { source rows rejected warned score }
              imports { taken rejected score rules { rule holds measured lines } journeys { interactions customers }
                columns { name type distinct keyCandidate sameAs numbers { min max mean median } } } } }""";

    private final Answering service;
    private final int port;

    @Autowired
    QualityIT(@LocalServerPort int port) {
        this.port = port;
        this.service = new Answering(port).whenReady();
    }

    private JsonNode take(Path folder, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(source + ".csv"), FILE);
        String rules = URLEncoder.encode(RULES, StandardCharsets.UTF_8);
        var answer = service.offer("source=" + source + "&rules-text=" + rules, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return service.data("{ imports(first: 1) { edges { node { id } } } }").at("/imports/edges/0/node");
    }

    @Test
    void profileAndRulesComeAndGoWithTheImport(@TempDir Path folder) throws IOException {
        String id = take(folder, "shop").get("id").asString();
        JsonNode told = service.data(QUESTION, Map.of("id", id)).get("dataQuality");
        assertThat(told.at("/sources/0").toString())
                .isEqualTo("{\"source\":\"shop\",\"rows\":4,\"rejected\":1,\"warned\":2,\"score\":0.25}");
        JsonNode imported = told.at("/imports/0");
        assertThat(imported.at("/rules/0").toString())
                .isEqualTo("{\"rule\":\"value is a number from 0.0\",\"holds\":false,\"measured\":1.0,\"lines\":[3]}");
        assertThat(imported.at("/rules/1").toString())
                .isEqualTo("{\"rule\":\"value is known\",\"holds\":false,\"measured\":2.0,\"lines\":[4,5]}");
        assertThat(imported.at("/journeys/interactions").asInt()).isEqualTo(3);
        assertThat(imported.at("/columns/0").toString())
                .isEqualTo("{\"name\":\"customer\",\"type\":\"TEXT\",\"distinct\":4,\"keyCandidate\":true,"
                        + "\"sameAs\":[\"copy\"],\"numbers\":null}");
        assertThat(imported.at("/columns/3/numbers").toString())
                .isEqualTo("{\"min\":-5.0,\"max\":10.0,\"mean\":2.5,\"median\":2.5}");
        assertThat(service.data("mutation($id: ID!) { removeImport(id: $id) }", Map.of("id", id))
                        .get("removeImport")
                        .asBoolean())
                .isTrue();
        assertThat(service.data(QUESTION, Map.of("id", id)).at("/dataQuality/imports"))
                .isEmpty();
        assertThat(new String(service.get("/exports/audit.jsonl").body(), StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains(id))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"who\":\"local\",\"action\":\"import\"", "shop: 4 rows, 1 rejected"),
                        line -> assertThat(line).contains("\"action\":\"removeImport\""));
    }

    /** What is kept for a source holds for its files, whoever sends them without rules. */
    @Test
    void rulesOfASourceHoldForItsFiles(@TempDir Path folder) throws IOException {
        service.data(
                "mutation($text: String!) { saveQualityRules(source: \"desk\", text: $text) { source } }",
                Map.of("text", RULES));
        Path file = Files.writeString(folder.resolve("desk.csv"), FILE);
        JsonNode under = service.upload("desk", file);
        assertThat(under.get("rejected").asInt()).isEqualTo(1);
        assertThat(service.data("{ qualityRules { source } }").toString()).contains("desk");
        service.data("mutation { removeQualityRules(source: \"desk\") }");
        JsonNode free = service.upload("desk", Files.writeString(file, FILE.replace("2024", "2023")));
        assertThat(free.get("rejected").asInt()).isZero();
        for (JsonNode report : List.of(under, free)) {
            service.data(
                    "mutation($id: ID!) { removeImport(id: $id) }",
                    Map.of("id", report.get("id").asString()));
        }
    }

    private JsonNode under(Path folder, String source, String rules, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(source + ".csv"), text);
        var answer = service.offer(
                "source=" + source + "&conversions=order&rules-text="
                        + URLEncoder.encode(rules, StandardCharsets.UTF_8),
                file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return service.data("{ imports(first: 1) { edges { node { id rejections { line reason } } } } }")
                .at("/imports/edges/0/node");
    }

    private String rules(String id) {
        return service.data(
                        "query($id: ID!) { dataQuality(import: $id) { imports { rules { rule measured holds } } } }",
                        Map.of("id", id))
                .at("/dataQuality/imports/0/rules")
                .toString();
    }

    /** A row is held against what another source brought; a conversion without a value comes again after mending. */
    @Test
    void referencesAndValuesKeepRowsOut(@TempDir Path folder) throws IOException {
        Path told = Files.writeString(
                folder.resolve("crm.csv"), "customer,time,touchpoint,plan\nann,2024-01-01,Sign,gold\n");
        String crm = service.upload("crm", told).get("id").asString();
        String how = "type: custom, engine: throughline, implementation: ";
        String contract =
                "schema: [{name: shop, quality: [{" + how + "{rule: conversionValue}, severity: error}], properties: ["
                        + "{name: customer, quality: [{" + how + "{rule: reference, source: crm}, severity: error}]},"
                        + "{name: plan, quality: [{" + how + "{rule: reference, source: crm, property: plan}},"
                        + "{" + how + "{rule: reference, property: customer}}]}]}]";
        String rows = "ann,2024-01-02,order,,gold\nann,2024-01-03,order,5,ann\nbob,2024-01-03,look,,\n";
        JsonNode shop = under(folder, "shop", contract, "customer,time,touchpoint,value,plan\n" + rows);
        String id = shop.get("id").asString();
        assertThat(shop.get("rejections").toString())
                .isEqualTo("[{\"line\":2,\"reason\":\"breaks the rule: every conversion has a value\"},"
                        + "{\"line\":4,\"reason\":\"breaks the rule: customer is a customer of crm\"}]");
        assertThat(rules(id))
                .contains(
                        "{\"rule\":\"every conversion has a value\",\"measured\":1.0,\"holds\":false}",
                        "{\"rule\":\"customer is a customer of crm\",\"measured\":1.0,\"holds\":false}",
                        "{\"rule\":\"plan is a plan of crm\",\"measured\":1.0,\"holds\":false}",
                        "{\"rule\":\"plan is found in customer\",\"measured\":1.0,\"holds\":false}");
        byte[] kept = service.get("/imports/" + id + "/rejected").body();
        String mended = new String(kept, StandardCharsets.UTF_8)
                .replace("order,,", "order,7,")
                .replace("bob", "ann");
        JsonNode again = under(folder, "shop", contract, mended);
        assertThat(again.get("rejections")).isEmpty();
        JsonNode source = service.data(
                        "{ dataQuality(source: \"shop\") { sources { imports ruled columns { name imports empty filled distinct exact type numbers { min max mean } topValues { value count } } } } }")
                .at("/dataQuality/sources/0");
        assertThat(source.at("/columns/3").toString())
                .isEqualTo("{\"name\":\"value\",\"imports\":2,\"empty\":3,\"filled\":2,\"distinct\":2,\"exact\":false,"
                        + "\"type\":\"INTEGER\",\"numbers\":{\"min\":5.0,\"max\":7.0,\"mean\":6.0},"
                        + "\"topValues\":[{\"value\":\"5\",\"count\":1},{\"value\":\"7\",\"count\":1}]}");
        for (String one : List.of(crm, id, again.get("id").asString())) {
            service.data("mutation($id: ID!) { removeImport(id: $id) }", Map.of("id", one));
        }
    }

    /** What tells of a person and is no more than an attribute is covered in what is kept, and the rest can be mended. */
    @Test
    void personalColumnsAreCoveredInRowsThatAreKept(@TempDir Path folder) throws IOException {
        String contract = "schema: [{name: t, properties: [{name: note, classification: personal}]}]";
        for (String text : List.of(
                "customer,time,touchpoint,note\nann,2024-01-33,Look,secret\nbob,2024-01-01,Look,secret\n",
                "{\"customer\":\"ann\",\"time\":\"2024-01-33\",\"touchpoint\":\"Look\",\"note\":\"secret\"}\n"
                        + "{\"customer\":\"bob\",\"time\":\"2024-01-01\",\"touchpoint\":\"Look\",\"note\":\"secret\"}\n")) {
            JsonNode taken = under(folder, "notes", contract, text);
            String id = taken.get("id").asString();
            String kept = new String(service.get("/imports/" + id + "/rejected").body(), StandardCharsets.UTF_8);
            assertThat(kept).contains("ann", "2024-01-33", "***").doesNotContain("secret");
            assertThat(service.data("{ imports(first: 1) { edges { node { rejections { row } notes } } } }")
                            .toString())
                    .contains("***")
                    .doesNotContain("secret");
            service.data("mutation($id: ID!) { removeImport(id: $id) }", Map.of("id", id));
        }
    }

    @Test
    void theExplorerShowsIt(@TempDir Path folder) throws IOException {
        String id = take(folder, "till").get("id").asString();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate("http://localhost:" + port + "/quality#v=1&import=" + id);
            Locator picture = page.locator("#picture");
            assertThat(picture.locator("tbody tr").first()).containsText("25");
            assertThat(picture).containsText("value is known");
            assertThat(picture).containsText("same as copy");
            assertThat(picture).containsText("whole number");
            assertThat(new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .map(rule -> rule.getId() + ": "
                                            + rule.getNodes().get(0).getHtml())
                                    .toList())
                    .isEmpty();
            page.setViewportSize(390, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isEqualTo(0);
            Download rows = page.waitForDownload(
                    () -> picture.locator(".downloads button").first().click());
            assertThat(Files.readString(rows.path())).contains("bob").doesNotContain("cleo");
        }
        service.data("mutation($id: ID!) { removeImport(id: $id) }", Map.of("id", id));
    }
}
