package io.throughline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.identity.IdentifierKind.Form;
import io.throughline.identity.IdentifierKind.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Records are written as words {@code kind:value}, the first the time. */
class ResolverTest {
    private static final List<IdentifierKind> KINDS = List.of(
            new IdentifierKind("crm", Type.PERSON, Form.PLAIN, 100),
            new IdentifierKind("card", Type.PERSON, Form.PLAIN, 100),
            new IdentifierKind("email", Type.ADDRESS, Form.EMAIL, 100),
            new IdentifierKind("phone", Type.ADDRESS, Form.PHONE, 100),
            new IdentifierKind("cookie", Type.DEVICE, Form.PLAIN, 100));

    private static int identifier(Evidence evidence, String word, long at) {
        int colon = word.indexOf(':');
        return evidence.identifier(word.substring(0, colon), word.substring(colon + 1), at);
    }

    private record Told(Map<String, String> customers, Resolution resolution) {}

    private static Told told(List<String> records, List<String> joins, List<String> separations) {
        Evidence evidence = new Evidence(new IdentityRules(KINDS, IdentityRules.NOBODY));
        for (String record : records) {
            String[] words = record.split(" ");
            long at = Long.parseLong(words[0]);
            int[] carried = new int[words.length - 1];
            for (int i = 0; i < carried.length; i++) {
                carried[i] = identifier(evidence, words[i + 1], at);
            }
            evidence.record(carried, at);
        }
        for (String join : joins) {
            evidence.join(identifier(evidence, join.split(" ")[0], 9), identifier(evidence, join.split(" ")[1], 9));
        }
        for (String one : separations) {
            evidence.separate(identifier(evidence, one.split(" ")[0], 9), identifier(evidence, one.split(" ")[1], 9));
        }
        Resolution resolution = Resolver.resolve(evidence);
        Map<String, String> customers = new TreeMap<>();
        for (int id = 0; id < evidence.size(); id++) {
            customers.put(evidence.name(id), evidence.name(resolution.customer()[id]));
        }
        return new Told(customers, resolution);
    }

    private static Map<String, String> customers(String... records) {
        return told(List.of(records), List.of(), List.of()).customers();
    }

    @Test
    void oneAddressHoweverSpeltJoinsSystems() {
        assertThat(customers(
                        "1 card:7 email:Ann@Example.com",
                        "2 crm:1 email:ann@example.com",
                        "3 phone:0044-20",
                        "3 phone:+44(20)"))
                .containsEntry("card:7", "crm:1")
                .containsEntry("email:ann@example.com", "crm:1")
                .containsEntry("phone:+4420", "phone:+4420")
                .hasSize(4);
    }

    @Test
    void aBlockedValueJoinsNobodyInAnySpelling() {
        Set<String> blocked = new TreeSet<>(IdentityRules.NOBODY);
        blocked.addAll(List.of("+49 30 123456", "desk@*"));
        Evidence evidence = new Evidence(new IdentityRules(KINDS, blocked));
        List<String> nobody = List.of(
                "phone:0000",
                "phone:0",
                "phone:+4930123456",
                "phone:0049 (30) 123-456",
                "email:Test@Shop.de",
                "email:DESK@a.b");
        for (String one : nobody) {
            assertThat(identifier(evidence, one, 1)).as(one).isNegative();
        }
        assertThat(identifier(evidence, "phone:+4930123457", 1)).isZero();
        assertThat(identifier(evidence, "email:latest@shop.de", 1)).isEqualTo(1);
    }

    @Test
    void aSharedAddressJoinsNobodyAndIsReported() {
        List<String> records = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            records.add(i + " crm:" + i + " email:till@shop.com cookie:" + i);
        }
        Told told = told(records, List.of(), List.of());
        assertThat(new HashSet<>(told.customers().values())).hasSize(10_001);
        assertThat(told.resolution().refused()).hasSize(1);
        assertThat(told.customers()).containsEntry("cookie:5", "crm:5");
    }

    @Test
    void aDeviceFollowsThePersonLastSeenAndJoinsNoTwo() {
        Told told = told(List.of("1 crm:1 cookie:a", "5 crm:2 cookie:a", "3 crm:1 cookie:a"), List.of(), List.of());
        assertThat(told.customers()).containsEntry("cookie:a", "crm:2").containsEntry("crm:1", "crm:1");
        assertThat(told.resolution().shared()).containsExactly("cookie:a");
        assertThat(customers("1 cookie:a cookie:b")).containsEntry("cookie:b", "cookie:a");
    }

    @Test
    void whatPeopleSayOutweighs() {
        List<String> records = List.of("1 crm:1 email:a@b.c", "2 crm:2 cookie:x", "3 card:5 email:a@b.c");
        assertThat(told(records, List.of("crm:1 crm:2"), List.of()).customers())
                .containsEntry("crm:2", "crm:1")
                .containsEntry("cookie:x", "crm:1")
                .containsEntry("card:5", "crm:1");
        assertThat(told(records, List.of(), List.of("crm:1 card:5")).customers())
                .containsEntry("card:5", "card:5");
        assertThat(told(records, List.of(), List.of("crm:2 cookie:x")).customers())
                .containsEntry("cookie:x", "cookie:x");
    }

    @Test
    void separatingTwoCutsOnlyWhatLiesBetweenThem() {
        Map<String, String> customers = told(
                        List.of(
                                "1 crm:1 email:a@b.c",
                                "2 card:5 email:a@b.c",
                                "3 crm:1 phone:+1",
                                "4 card:5 email:x@y.z"),
                        List.of(),
                        List.of("crm:1 card:5"))
                .customers();
        assertThat(customers)
                .containsEntry("phone:+1", "crm:1")
                .containsEntry("email:x@y.z", "card:5")
                .containsEntry("email:a@b.c", "email:a@b.c");
    }

    /** Against every simple path, tried one by one. */
    @Test
    void linksBetweenAreThoseOnSomePath() {
        Random random = new Random(8);
        for (int round = 0; round < 500; round++) {
            int nodes = 3 + random.nextInt(5);
            Pairs pairs = new Pairs(12);
            List<int[]> links = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(9); i++) {
                int[] link = {random.nextInt(nodes), random.nextInt(nodes)};
                pairs.add(link[0], link[1]);
                links.add(link);
            }
            Set<Integer> apart = new TreeSet<>(List.of(0, 1));
            if (random.nextBoolean()) {
                apart.add(2);
            }
            BitSet marked = new BitSet();
            new Between(pairs, new Components(nodes), nodes).mark(apart, marked);
            BitSet expected = new BitSet();
            for (int from : apart) {
                walk(from, links, apart, new BitSet(), new ArrayList<>(), expected);
            }
            assertThat(marked).isEqualTo(expected);
        }
    }

    private static void walk(
            int node, List<int[]> links, Set<Integer> ends, BitSet seen, List<Integer> path, BitSet found) {
        if (!path.isEmpty() && ends.contains(node)) {
            path.forEach(found::set);
        }
        seen.set(node);
        for (int i = 0; i < links.size(); i++) {
            int[] link = links.get(i);
            int there = link[0] == node ? link[1] : link[1] == node ? link[0] : node;
            if (there != node && !seen.get(there)) {
                path.add(i);
                walk(there, links, ends, seen, path, found);
                path.remove(path.size() - 1);
            }
        }
        seen.clear(node);
    }

    @Test
    void noOrderDecidesAndNoCustomerHasTwoKeysOfOneSystem() {
        Random random = new Random(4);
        for (int round = 0; round < 3_000; round++) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(9); i++) {
                StringBuilder record = new StringBuilder().append(random.nextInt(6));
                for (int j = 0; j < 1 + random.nextInt(3); j++) {
                    record.append(' ')
                            .append(KINDS.get(random.nextInt(KINDS.size())).name())
                            .append(':')
                            .append(1 + random.nextInt(4));
                }
                records.add(record.toString());
            }
            List<String> apart = random.nextBoolean() ? List.of() : List.of("crm:1 card:2", "cookie:1 cookie:2");
            Told told = told(records, List.of(), apart);
            List<String> mixed = new ArrayList<>(records);
            Collections.shuffle(mixed, random);
            Told again = told(mixed, List.of(), apart);
            assertThat(again.customers()).as("%s", records).isEqualTo(told.customers());
            assertThat(again.resolution().refused()).isEqualTo(told.resolution().refused());
            assertThat(again.resolution().shared()).isEqualTo(told.resolution().shared());
            checkLimits(told, apart);
        }
    }

    private static void checkLimits(Told told, List<String> apart) {
        Set<String> keys = new HashSet<>();
        told.customers().forEach((identifier, customer) -> {
            if (identifier.startsWith("crm") || identifier.startsWith("card")) {
                String system = identifier.substring(0, identifier.indexOf(':'));
                assertThat(keys.add(customer + " " + system))
                        .as("%s", told.customers())
                        .isTrue();
            }
        });
        for (String pair : apart) {
            String[] two = pair.split(" ");
            assertThat(told.customers().get(two[0]))
                    .isNotEqualTo(told.customers().get(two[1]));
        }
    }
}
