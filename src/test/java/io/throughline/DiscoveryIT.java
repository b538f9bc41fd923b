package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Groups found in the sample market over the whole product: what is proposed can be adopted as it stands. */
@SampleService
class DiscoveryIT {
    @LocalServerPort
    private int port;

    private static <T> T read(String answer, String path) {
        assertThat(answer).doesNotContain("\"errors\"");
        return JsonPath.read(answer, path);
    }

    @Test
    void proposedRulesAreAdoptedAndFitAboutAsManyAsTheGroupHas() {
        Answering service = new Answering(port).whenReady();
        String found = service.ask(
                "{ discoverPersonas(k: 3) { stability clusters { customers rule { rule precision recall } } } }");
        List<Integer> customers = read(found, "$.data.discoverPersonas.clusters[*].customers");
        List<String> rules = read(found, "$.data.discoverPersonas.clusters[*].rule.rule");
        List<Double> precisions = read(found, "$.data.discoverPersonas.clusters[*].rule.precision");
        assertThat(customers).hasSize(3);
        assertThat(customers.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        assertThat(precisions).allMatch(p -> p > 0.85 && p <= 1);
        for (int i = 0; i < 3; i++) {
            String rule = rules.get(i).replace("\\", "\\\\").replace("\"", "\\\"");
            String adopted = service.ask("mutation { adoptPersona(input: { id: \"found-" + i
                    + "\", name: \"Found\", rule: \"" + rule + "\" }) { customers } }");
            int fitting = read(adopted, "$.data.adoptPersona.customers");
            assertThat((double) fitting / customers.get(i)).isBetween(0.8, 1.25);
        }
    }

    /** The groups of those who came through the shop: rules still speak of whole timelines. */
    @Test
    void aScopeNarrowsWhoIsLookedAt() {
        Answering service = new Answering(port).whenReady();
        String found = service.ask("""
                {
                  journeys(scope: { where: "visited('store-visit')" }) { customers }
                  discoverPersonas(
                    scope: { where: "visited('store-visit')", definition: { stepBy: CHANNEL } }, k: 2, by: BOTH
                  ) { clusters { customers transitions { from to } } }
                }""");
        int all = read(found, "$.data.journeys.customers");
        List<Integer> sizes = read(found, "$.data.discoverPersonas.clusters[*].customers");
        List<String> steps = read(found, "$.data.discoverPersonas.clusters[*].transitions[*].to");
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(all);
        assertThat(steps).isSubsetOf("app", "email", "purchase", "social", "store", "support", "web", "ENDED");
    }
}
