package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ingest.Workbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A mapping of one's own: previewed, kept by name, imported by, forgotten. */
@EmptyService
class OwnMappingIT {
    private static final String CALLS =
            "call_id,leg,direction,caller,called,queue,start_time,customer_ref,disposition,csat,wrap_code,shop\n"
                    + "1,1,inbound,+4930111111,+4930222222,Sales,2026-01-01T09:00:00Z,C1,answered,4,,Berlin\n"
                    + "2,1,inbound,+4930111112,+4930222222,Sales,2026-01-01T10:00:00Z,C2,answered,4,,Test\n";
    private static final String OURS =
            "name: our calls\nextends: call-list\nleave-out:\n  test shop: shop == \"Test\"\ninteraction:\n  shop: shop\n";
    private static final String PREVIEW =
            "query($u: ID!, $o: [ImportOption!]!) { previewImport(upload: $u, options: $o) { mapping why encoding zone fault unused suggestions "
                    + "interactions { customer touchpoint } report { taken leftOut reasons { fate reason records } } } }";

    private final Answering service;

    OwnMappingIT(@LocalServerPort int port) {
        this.service = new Answering(port);
    }

    @Test
    void isPreviewedKeptUsedAndForgotten(@TempDir Path folder) throws IOException {
        service.whenReady();
        Path file = Files.writeString(folder.resolve("calls.csv"), CALLS);
        String upload = service.keep(file);
        JsonNode known = preview(upload, Map.of());
        assertThat(known.get("mapping").asString()).isEqualTo("call-list");
        assertThat(known.get("unused").toString()).isEqualTo("[\"shop\"]");
        assertThat(known.get("interactions")).hasSize(2);
        JsonNode ours = preview(upload, Map.of("name", "mapping-text", "value", OURS));
        assertThat(ours.at("/report/leftOut").asInt()).isEqualTo(1);
        assertThat(ours.at("/report/reasons/0/reason").asString()).isEqualTo("test shop");
        assertThat(
                        service.ask(
                                "{ previewImport(upload: \"" + upload
                                        + "\", options: [{name: \"mapping-text\", value: \"interaction: {time: 'lower(a'}\"}]) { why } }"))
                .contains("The mapping own, line 1, interaction.time");
        assertThat(service.data("{ imports(first: 1) { edges { cursor } } }").at("/imports/edges"))
                .isEmpty();
        String save = "mutation($t: String!) { saveMapping(name: \"our-calls\", text: $t) { name builtIn } }";
        assertThat(service.data(save, Map.of("t", OURS))
                        .at("/saveMapping/builtIn")
                        .asBoolean())
                .isFalse();
        assertThat(service.ask("mutation { saveMapping(name: \"segment\", text: \"name: x\") { name } }"))
                .contains("no mapping that is known already");
        JsonNode report = service.data(
                "mutation($u: ID!) { importUpload(upload: $u, source: \"calls\", options: [{name: \"mapping\", value: \"our-calls\"}]) "
                        + "{ accepted leftOut rows } }",
                Map.of("u", upload));
        assertThat(report.get("importUpload").toString()).isEqualTo("{\"accepted\":1,\"leftOut\":1,\"rows\":2}");
        assertThat(service.ask("{ previewImport(upload: \"" + upload + "\") { why } }"))
                .contains("the newest 8 files are kept");
        assertThat(service.data("mutation { removeMapping(name: \"our-calls\") }")
                        .get("removeMapping")
                        .asBoolean())
                .isTrue();
        assertThat(service.offer("source=calls&mapping=our-calls", file).body())
                .contains("mapping", "allowed is none or one of");
    }

    @Test
    void aWorkbookIsPreviewedAsATextIs(@TempDir Path folder) throws IOException {
        service.whenReady();
        StringBuilder rows = new StringBuilder();
        List<String> lines = CALLS.lines().toList();
        for (int row = 0; row < lines.size(); row++) {
            rows.append(Workbooks.row(row + 1, lines.get(row).split(",", -1)));
        }
        Path file = Files.write(
                folder.resolve("calls.xlsx"),
                new Workbooks().sheet("Calls", rows.toString()).bytes());
        JsonNode seen = preview(service.keep(file), Map.of());
        assertThat(seen.get("mapping").asString()).isEqualTo("call-list");
        assertThat(seen.get("interactions")).hasSize(2);
        assertThat(seen.at("/report/taken").asInt()).isEqualTo(2);
    }

    private JsonNode preview(String upload, Map<String, String> option) {
        return service.data(
                        PREVIEW,
                        Map.of("u", upload, "o", option.isEmpty() ? java.util.List.of() : java.util.List.of(option)))
                .get("previewImport");
    }
}
