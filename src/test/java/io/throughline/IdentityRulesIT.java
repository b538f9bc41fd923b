package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Imports, answers and erasures follow the rules of a file. */
@EmptyService
@TestPropertySource(properties = "throughline.identity-rules=src/test/resources/identity-rules.yaml")
class IdentityRulesIT {
    private final Answering service;

    @Autowired
    IdentityRulesIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private void take(Path folder, String system, String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve(system + ".csv"), "customer,time,touchpoint,handle\n" + String.join("\n", rows) + "\n");
        var answer = service.offer("source=" + system + "&system=" + system + "&identifier.handle=handle", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** A handle is an address in any letters, and the one of the desk names nobody; by the usual rules a handle would be a system's key. */
    @Test
    void aKindOfOnesOwnJoinsAndABlockedValueDoesNot(@TempDir Path folder) throws IOException {
        take(folder, "web", "u1,2026-01-01T10:00:00Z,Look,@Ann", "u2,2026-01-01T11:00:00Z,Look,desk@shop.example");
        take(folder, "till", "t1,2026-01-02T10:00:00Z,Buy,@ann ", "t2,2026-01-02T11:00:00Z,Buy,Desk@shop.example");
        assertThat(service.data("{ journeys { customers interactions } }").toString())
                .isEqualTo("{\"journeys\":{\"customers\":3,\"interactions\":4}}");
        assertThat(service.data("{ customer(id: \"handle:@ANN\") { ids identifiers { kind value } } }")
                        .toString())
                .contains("\"t1\"", "\"u1\"", "{\"kind\":\"handle\",\"value\":\"@ann\"}")
                .doesNotContain("u2");
        String refused = service.ask("mutation { eraseCustomer(customer: \"Desk@shop.example\", author: \"Kim\","
                + " reason: \"asked\") { ids } }");
        assertThat(refused).contains("an id or identifier of one person");
        service.data("mutation { applyMaps(dryRun: false, yaml: \"maps: [{id: t1, name: Visits, kind: AS_IS, status:"
                + " LIVE, stages: [{id: look, name: Look, touchpoints: [Look]}]}]\") { applied } }");
        assertThat(service.data("mutation { eraseCustomer(customer: \"handle:@ANN\", author: \"Kim\","
                                + " reason: \"asked\") { ids stillNamed { kind id } } }")
                        .toString())
                .contains("t1", "u1")
                .contains("\"stillNamed\":[{\"kind\":\"map\",\"id\":\"t1\"}]");
        assertThat(service.data("{ journeys { customers interactions } }").toString())
                .isEqualTo("{\"journeys\":{\"customers\":2,\"interactions\":2}}");
    }
}
