package io.throughline.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.identity.Evidence;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.Resolution;
import io.throughline.identity.Resolver;
import io.throughline.journey.EvidenceRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the market plants of who is who. */
class TracesTest {
    private final RetailMarket market = RetailMarket.standard();

    @Test
    void identifiersTouchNoColumnOfTheLog() throws IOException {
        MarketGenerator generator = MarketGenerator.ofCustomers(market, 2_000, 7);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream identified = new ByteArrayOutputStream();
        generator.writeCsv(plain, RowOrder.CUSTOMER);
        generator.writeIdentified(identified);
        List<String> rows = identified.toString(US_ASCII).lines().toList();
        assertThat(rows.get(0)).endsWith(",visitor,cookie,app,email,loyalty_card");
        assertThat(rows.stream().map(row -> row.replaceAll("(,[^,]*){5}$", "")))
                .containsExactlyElementsOf(plain.toString(US_ASCII).lines().toList());
    }

    /** Who carried what is the truth; what two carried is nobody's, or, of a device, of whoever was seen last. */
    @Test
    void plantedIdentitiesAreRecoveredExactly() {
        RecordingStore store = new RecordingStore();
        new SampleLoader(store, store).load();
        Map<String, TreeMap<Long, String>> seen = new TreeMap<>();
        for (EvidenceRow row : store.evidence) {
            seen.computeIfAbsent(row.kind() + ":" + row.value(), key -> new TreeMap<>())
                    .put(row.last(), "customer:" + row.customer());
        }
        Map<String, String> truth = new TreeMap<>();
        TreeSet<String> devices = new TreeSet<>();
        TreeSet<String> addresses = new TreeSet<>();
        seen.forEach((name, by) -> {
            boolean shared = by.size() > 1;
            boolean address = shared && name.startsWith("email");
            truth.put(name, address ? name : by.lastEntry().getValue());
            by.values().forEach(customer -> truth.put(customer, customer));
            (address ? addresses : shared ? devices : new TreeSet<String>()).add(name);
        });
        assertThat(devices).hasSizeGreaterThan(20);
        assertThat(addresses).hasSizeGreaterThan(20);
        for (int round = 0; round < 3; round++) {
            Evidence evidence = new Evidence(IdentityRules.USUAL);
            Collections.shuffle(store.evidence, new Random(round));
            evidence.add(store.evidence);
            Resolution found = Resolver.resolve(evidence);
            Map<String, String> customers = new TreeMap<>();
            for (int id = 0; id < evidence.size(); id++) {
                customers.put(evidence.name(id), evidence.name(found.customer()[id]));
            }
            assertThat(customers).isEqualTo(truth);
            assertThat(found.shared()).containsExactlyElementsOf(devices);
            assertThat(found.refused())
                    .extracting(Resolution.Refused::identifier)
                    .containsExactlyElementsOf(addresses);
        }
    }
}
