package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.map.Objective;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a map can begin with is a text that can be kept as it is; and what to do tells the same as what hurts. */
@SampleService
class MapDraftsIT {
    private static final String DRAFT =
            "query($name: String!, $objective: Objective, $copy: ID) { mapDraft(id: \"new\", name: $name, objective:"
                    + " $objective, copy: $copy) }";
    private static final String APPLY =
            "mutation($yaml: String!) { applyMaps(yaml: $yaml) { applied faults { message } items { path } } }";

    private final Answering service;

    @Autowired
    MapDraftsIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private String draft(Map<String, Object> how) {
        Map<String, Object> variables = new HashMap<>(how);
        variables.put("name", "New");
        return service.data(DRAFT, variables).at("/mapDraft").asString();
    }

    private JsonNode plan(String yaml) {
        return service.data(APPLY, Map.of("yaml", yaml)).at("/applyMaps");
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void aDraftForAnObjectiveCanBeKept(Objective objective) {
        String yaml = draft(Map.of("objective", objective.name()));
        assertThat(yaml)
                .contains("id: awareness", "id: retention", "kpis:", "checkout")
                .doesNotContain("target:");
        assertThat(plan(yaml).at("/faults")).isEmpty();
        assertThat(plan(yaml).at("/items")).hasSize(1);
    }

    @Test
    void aCopyAndAnEmptyMapCanBeKept() {
        assertThat(plan(draft(Map.of("copy", "retail-web"))).at("/faults")).isEmpty();
        assertThat(plan(draft(Map.of())).at("/faults")).isEmpty();
    }

    @Test
    void plannedStepsCanBeKept() {
        String yaml = service.data("{ designDraft(map: \"retail-store\", ways: 3) }")
                .at("/designDraft")
                .asString();
        assertThat(yaml).contains("steps:");
        assertThat(plan(yaml).at("/faults")).isEmpty();
    }

    /** The planted checkout comes first; over the days of the data it brings what the pain point loses. */
    @Test
    void whatToDoTellsWhatHurts() {
        JsonNode cells = service.data(
                        "{ map(id: \"retail-web\") { cells(persona: \"web-researcher\") { stages { painPoints(first:"
                                + " 1) { source lostConversions } } recommendations(first: 5, samples: 100) { text owner {"
                                + " id } edits gain { conversions { value low unit } together } } } } }")
                .at("/map/cells");
        JsonNode first = cells.at("/recommendations/0");
        JsonNode pain = cells.at("/stages/2/painPoints/0");
        assertThat(first.at("/text").asString()).isEqualTo("Lose no more at Checkout than is usual");
        assertThat(first.at("/owner/id").asString()).isEqualTo("shop");
        assertThat(first.at("/gain/conversions/low").asDouble()).isPositive();
        assertThat(first.at("/gain/conversions/unit").asString()).isEqualTo("conversions per 30 days");
        double days = 30
                * pain.at("/lostConversions").asDouble()
                / first.at("/gain/conversions/value").asDouble();
        assertThat(days).as("days of the sample's journeys").isBetween(300.0, 900.0);
        cells.at("/recommendations")
                .forEach(one -> assertThat(one.at("/text").asString()).isNotBlank());
    }
}
