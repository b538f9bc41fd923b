package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.identity.EvidenceLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceHalvesTest {
    private static EvidenceLink link(int customer, int address) {
        return new EvidenceLink(
                new EvidenceLink.Key("customer:" + customer, "customer", "" + customer),
                new EvidenceLink.Key("email:" + address, "email", "" + address),
                "" + customer,
                "RECORD",
                0,
                0,
                1);
    }

    private static Set<String> identifiers(List<EvidenceLink> links) {
        Set<String> all = new HashSet<>();
        links.forEach(link -> all.addAll(List.of(link.a().text(), link.b().text())));
        return all;
    }

    @Test
    void halvesShareNoIdentifierAndKeepEachLinkOnce() {
        Random chance = new Random(7);
        List<EvidenceLink> links = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            links.add(link(chance.nextInt(3000), chance.nextInt(3000)));
        }
        List<List<EvidenceLink>> halves = EvidenceHalves.of(links);
        assertThat(identifiers(halves.get(0))).doesNotContainAnyElementsOf(identifiers(halves.get(1)));
        List<EvidenceLink> both = new ArrayList<>(halves.get(0));
        both.addAll(halves.get(1));
        assertThat(both).containsExactlyInAnyOrderElementsOf(links);
    }

    @Test
    void pairsAreHalved() {
        List<EvidenceLink> links = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            links.add(link(i, i / 2));
        }
        assertThat(EvidenceHalves.of(links)).allSatisfy(half -> assertThat(half).hasSize(500));
    }

    @Test
    void whatOneAddressHoldsTogetherIsOneHalf() {
        List<EvidenceLink> links = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            links.add(link(i, 1));
        }
        assertThat(EvidenceHalves.of(links)).containsExactly(links, List.of());
    }
}
