package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.embedded.EmbeddedStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The statement of the documents finds in the graph of the sample market the customers that the service tells, shared devices and addresses among them. */
@SampleService
class CypherPeopleIT {
    private final Answering service;
    private final CypherPeople graph;

    @Autowired
    CypherPeopleIT(@LocalServerPort int port, EmbeddedStore store) {
        this.service = new Answering(port).whenReady();
        this.graph = new CypherPeople(store);
    }

    @Test
    void theStatementFindsTheCustomersOfTheService() {
        List<String> keys = graph.keys(1_000_000);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += keys.size() / 200) {
            some.add(keys.get(i));
        }
        JsonNode told = service.data("{ identity { refused { identifier } sharedDevices } }")
                .get("identity");
        told.get("sharedDevices").forEach(one -> some.add(one.asString()));
        told.get("refused").forEach(one -> some.add(one.at("/identifier").asString()));
        assertThat(told.get("sharedDevices")).isNotEmpty();
        assertThat(some).hasSizeGreaterThan(200);
        graph.assertSame(service, some);
    }
}
