package io.throughline;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Cells of the three maps of the sample market, as a client asks for them. */
record SampleMaps(Answering service) {
    private static final String COLUMN = """
        id evidence reached { value } progress { value } exitShare { value } loopsBack { value } medianSeconds query { query seq }
        touchpoints { touchpoint { id } visits dropOff { value } } hidden { nodes transitions } channels { channel share { value } }
        goals { goal { id persona { id } } met { value } need } kpis { id now { value } status }
        emotion { persona { id } measured { value low high n customers } asIs gap qValue disagrees }
        painPoints(first: 100) { id source text seen place { key touchpoint } lostConversions customers { value } evidence { query } }\
        """;

    JsonNode cells(String map, String persona) {
        return service.data("{ map(id: \"" + map + "\") { cells(persona: \"" + persona
                        + "\") { seq checks { name holds } journeys { count } stages { " + COLUMN + " } unmapped { "
                        + COLUMN + " } } } }")
                .at("/map/cells");
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static JsonNode stage(JsonNode cells, String id) {
        return list(cells.get("stages")).stream()
                .filter(stage -> stage.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
