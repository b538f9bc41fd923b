package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The audit log tells what left and what was decided in words that can still be read when both are gone, and of nobody who was erased. */
@EmptyService
class AuditIT {
    private final Answering service;

    @Autowired
    AuditIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private List<String> told(String action) {
        return new String(service.get("/exports/audit.jsonl").body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"action\":\"" + action + "\""))
                .map(line -> line.substring(line.indexOf("\"subject\"")))
                .toList();
    }

    private void take(Path folder, String source, String options, String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve(source + ".csv"), "customer,time,touchpoint,mail\n" + String.join("\n", rows) + "\n");
        var answer = service.offer("source=" + source + "&identifier.email=mail" + options, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String newest() {
        return service.data("{ imports(first: 1) { edges { node { id } } } }")
                .at("/imports/edges/0/node/id")
                .asString();
    }

    @Test
    void whatAnImportTookOutIsTold(@TempDir Path folder) throws IOException {
        take(folder, "first", "", "ann,2026-01-01,Look,");
        String first = newest();
        take(folder, "second", "&replaces=first", "ann,2026-01-01,Look,");
        assertThat(told("import"))
                .anyMatch(line -> line.contains(newest())
                        && line.contains(
                                "second: 1 rows, 0 rejected. Replaced the import " + first + " of the source first."));
    }

    @Test
    void decisionsCommentsAndCataloguesTellWhatTheyAreAbout(@TempDir Path folder) throws IOException {
        take(folder, "shop", "", "u1,2026-01-01,Look,u1@kept.example", "u1-x,2026-01-01,Buy,");
        String decision = service.data(
                        "mutation { separate(a: {kind: \"customer\", value: \"u1\"}, b: {kind: \"email\","
                                + " value: \"u1@kept.example\"}, author: \"Kim\", reason: \"father and son\") { id } }")
                .at("/separate/id")
                .asString();
        service.data("mutation($id: ID!) { withdrawDecision(id: $id) }", Map.of("id", decision));
        assertThat(told("separate"))
                .contains("\"subject\":\"customer:u1 email:u1@kept.example\",\"detail\":\"" + decision
                        + " by Kim: father and son\"}");
        assertThat(told("withdrawDecision")).anyMatch(line -> line.contains(decision));
        String comment = service.data("mutation { comment(on: {touchpoint: \"Look\"}, text: \"why\") { id } }")
                .at("/comment/id")
                .asString();
        assertThat(told("comment")).contains("\"subject\":\"TOUCHPOINT Look\",\"detail\":\"" + comment + "\"}");
        service.data("mutation { applyCatalogue(csv: true, text: \"touchpoint,owner\\nLook,web\\nBuy,web\\n\")"
                + " { touchpoint } }");
        assertThat(told("describeTouchpoint")).contains("\"subject\":\"Look, Buy\",\"detail\":\"\"}");
    }

    /** Nobody knows who a short word in a text is; behind its kind it is that one. */
    @Test
    void shortIdsLeaveTheAuditLogWithTheirPerson(@TempDir Path folder) throws IOException {
        take(folder, "till", "", "s7,2026-01-01,Look,", "s7x,2026-01-01,Look,", "s8,2026-01-01,Look,");
        for (String other : List.of("s7x", "s8")) {
            service.data("mutation { join(a: {kind: \"customer\", value: \"s7\"}, b: {kind: \"customer\", value: \""
                    + other + "\"}, author: \"Kim\", reason: \"one\") { id } }");
        }
        service.data(
                "mutation { eraseCustomer(customer: \"customer:s7\", identity: NONE, author: \"Kim\", reason: \"r\")"
                        + " { ids } }");
        assertThat(told("join"))
                .filteredOn(line -> line.contains("customer:s") || line.contains("(erased)"))
                .allMatch(line -> line.contains("\"subject\":\"(erased) customer:s7x\"")
                        || line.contains("\"subject\":\"(erased) customer:s8\""))
                .hasSize(2);
    }
}
