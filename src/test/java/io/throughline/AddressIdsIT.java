package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An id that is an address is that address in every spelling: joined, asked for, refused and erased as one; a key is whose
 * records carry it.
 */
@EmptyService
class AddressIdsIT {
    private final Answering service;

    @Autowired
    AddressIdsIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private void take(Path folder, String options, String... rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), String.join("\n", rows) + "\n");
        service.take(options, file);
    }

    /** Customers and interactions once there are as many customers as expected. */
    private String told(int customers) {
        String told = "";
        for (int attempt = 0; attempt < 40 && !told.startsWith(customers + " "); attempt++) {
            LockSupport.parkNanos(100_000_000);
            var journeys =
                    service.data("{ journeys { customers interactions } }").get("journeys");
            told = journeys.get("customers").asInt() + " "
                    + journeys.get("interactions").asInt();
        }
        return told;
    }

    private int erased(String customer) {
        return service.data("mutation { eraseCustomer(customer: \"" + customer
                        + "\", author: \"Kim\", reason: \"asked\") { erasure { interactions } } }")
                .get("eraseCustomer")
                .get("erasure")
                .get("interactions")
                .asInt();
    }

    private String refused(String a, String b) {
        return service.ask("mutation { join(a: " + a + ", b: " + b + ", author: \"Kim\", reason: \"one\") { id } }");
    }

    /** The key of a system, or the id of a plain table, that another system carries is its customer's, although its own file tells nothing else. */
    @Test
    void aKeyThatAnotherSystemCarriesIsItsCustomer(@TempDir Path folder) throws IOException {
        String head = "customer,time,touchpoint";
        take(folder, "source=desk&system=desk", head, "k9,2026-03-02,Ask");
        take(
                folder,
                "source=app&identifier.desk=desk&identifier.club=club",
                head + ",desk,club",
                "a1,2026-03-01,Look,k9,m4");
        take(folder, "source=club&system=club", head, "m4,2026-03-03,Join");
        take(folder, "source=shop", head, "s1,2026-03-01,Buy", "k8,2026-03-01,Buy");
        take(folder, "source=post&system=post&identifier.customer=shop", head + ",shop", "p1,2026-03-04,Send,s1");
        var ids = service.data(
                "{ a: customer(id: \"a1\") { ids } k: customer(id: \"k9\") { ids } s: customer(id: \"s1\") { ids } }");
        assertThat(ids.get("a").get("ids").toString()).isEqualTo("[\"a1\",\"k9\",\"m4\"]");
        assertThat(ids.get("k")).isEqualTo(ids.get("a"));
        assertThat(ids.get("s").get("ids").toString()).isEqualTo("[\"s1\",\"p1\"]");
        for (String customer : new String[] {"a1", "s1", "k8"}) {
            erased(customer);
        }
    }

    @Test
    void everySpellingOfAnAddressIsOneCustomer(@TempDir Path folder) throws IOException {
        String head = "customer,time,touchpoint";
        take(folder, "source=one", head, "Ann@X.org,2026-03-01,Look", "other,2026-03-01,Look");
        take(folder, "source=two", head, "ann@x.org,2026-03-02,Buy", "ANN@x.org,2026-03-03,Buy");
        take(folder, "source=call&system=phone", head, "+1 555 010 0002,2026-03-01,Call");
        take(folder, "source=till&system=phone", head, "+15550100002,2026-03-02,Buy");
        take(folder, "source=list&identifier.email=mail", head + ",mail", "u1,2026-03-04,Join,Bob@x.org");
        take(folder, "source=shop", head, "BOB@X.org,2026-03-05,Buy");
        assertThat(told(4)).isEqualTo("4 8");
        var caller = service.data("{ customer(id: \"+1 (555) 010-0002\") { ids evidence { rule } } }")
                .get("customer");
        assertThat(caller.get("ids")).hasSize(2);
        assertThat(caller.get("evidence")).isEmpty();

        take(folder, "source=consent", "customer,time,consent", "ann@X.org,2026-03-06,no");
        assertThat(told(3)).isEqualTo("3 5");

        assertThat(refused("{kind: \"till\", value: \"other\"}", "{kind: \"email\", value: \"bob@x.org\"}"))
                .contains("a = till:other: allowed is customer:other");
        assertThat(refused("{kind: \"device\", value: \"u1\"}", "{kind: \"customer\", value: \"other\"}"))
                .contains("a = device:u1: allowed is customer:u1");
        service.data(
                "mutation { join(a: {kind: \"customer\", value: \"u1\"}, b: {kind: \"customer\", value: \"other\"},"
                        + " author: \"Kim\", reason: \"one\") { id } }");
        assertThat(told(2)).isEqualTo("2 5");
        assertThat(new String(service.get("/exports/audit.jsonl").body(), StandardCharsets.UTF_8))
                .contains("customer:u1 customer:other");

        assertThat(erased("ann@x.org")).isEqualTo(3);
        assertThat(erased("+15550100002")).isEqualTo(2);
        assertThat(erased("other")).isEqualTo(3);
        assertThat(told(0)).isEqualTo("0 0");
    }
}
