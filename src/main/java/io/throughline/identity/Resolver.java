package io.throughline.identity;

import static io.throughline.identity.IdentifierKind.Type.DEVICE;
import static io.throughline.identity.IdentifierKind.Type.PERSON;

import io.throughline.identity.Resolution.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Customers from evidence, in three steps: what was said to be one, then persons and addresses that records link, then devices, each
 * to the person last seen with it. Where a step would bring two persons of one kind together, or two that were separated, none of its
 * links on a path between them joins. So no order decides.
 */
public final class Resolver {
    private static final String SEPARATED = "it would join identifiers that were separated";
    private final Evidence evidence;
    private final boolean[] cut;
    private final Map<String, String> refused = new TreeMap<>();
    private final List<String> shared = new ArrayList<>();
    private final Components joined;
    private Components persons;

    private Resolver(Evidence evidence) {
        this.evidence = evidence;
        this.cut = new boolean[evidence.size()];
        this.joined = new Components(evidence.size());
        this.persons = joined;
    }

    /** Customers of all identifiers, with all there is; the evidence stays as it is. */
    public static Resolution resolve(Evidence evidence) {
        return resolve(evidence, true);
    }

    /** @param devices whether devices join what was seen on them */
    public static Resolution resolve(Evidence evidence, boolean devices) {
        Resolver resolver = new Resolver(evidence);
        resolver.join(resolver::saidToBeOne, false);
        resolver.persons = new Components(resolver.joined);
        resolver.cutCrowded();
        resolver.cutShared();
        resolver.join(resolver::carriedTogether, true);
        if (devices) {
            resolver.follow();
        }
        return resolver.resolution();
    }

    /** Pairs, told as often as they are asked for. */
    private interface Told {
        void forEach(Pairs.Act act);
    }

    private void saidToBeOne(Pairs.Act act) {
        evidence.links.said().stream().forEach(i -> act.on(evidence.links.from(i), evidence.links.to(i)));
        evidence.owners.forEachEqual(act);
        evidence.joined.forEach(two -> act.on(two[0], two[1]));
    }

    private void carriedTogether(Pairs.Act act) {
        for (int i = 0; i < evidence.links.size(); i++) {
            if (admitted(i)) {
                act.on(evidence.links.from(i), evidence.links.to(i));
            }
        }
    }

    /** Records show the two, neither is a device, and neither is cut. */
    private boolean admitted(int link) {
        int a = evidence.links.from(link);
        int b = evidence.links.to(link);
        boolean twins = evidence.kind(a) == evidence.kind(b) && evidence.type(a) == PERSON;
        return shown(link) && !cut[a] && !cut[b] && !twins;
    }

    private boolean shown(int link) {
        return !evidence.links.said().get(link)
                && evidence.type(evidence.links.from(link)) != DEVICE
                && evidence.type(evidence.links.to(link)) != DEVICE;
    }

    private void cutCrowded() {
        Crowded.forEach(
                evidence,
                (id, others, limit) -> cut(id, "it is linked to " + others + " identifiers, more than " + limit));
    }

    /** An address, or a key, that records show with two persons of one kind. */
    private void cutShared() {
        int[] one = new int[evidence.size()];
        for (int kind : evidence.kinds.byStrength()) {
            if (evidence.kinds.get(kind).type() != PERSON) {
                continue;
            }
            Arrays.fill(one, -1);
            for (int i = 0; i < evidence.links.size(); i++) {
                if (shown(i)) {
                    note(kind, evidence.links.from(i), evidence.links.to(i), one);
                    note(kind, evidence.links.to(i), evidence.links.from(i), one);
                }
            }
        }
    }

    private void note(int kind, int person, int by, int[] one) {
        if (evidence.kind(person) != kind || cut[person]) {
            return;
        }
        if (evidence.kind(by) == kind) {
            if (persons.of(by) != persons.of(person)) {
                refuse(person, twoOf(kind));
            }
        } else if (one[by] < 0) {
            one[by] = persons.of(person);
        } else if (one[by] != persons.of(person) && !cut[by]) {
            cut(by, twoOf(kind));
        }
    }

    private String twoOf(int kind) {
        String name = evidence.kinds.get(kind).name();
        String two = "it would join two customers";
        return name.equals(IdentityRules.CUSTOMER) ? two : two + " of " + name;
    }

    private void cut(int id, String why) {
        cut[id] = true;
        refuse(id, why);
    }

    private void refuse(int id, String why) {
        refused.merge(evidence.name(id), why, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    private void join(Told pairs, boolean limited) {
        Components tried = new Components(joined);
        pairs.forEach(tried::join);
        List<Apart> conflicts = separatedIn(tried);
        if (limited) {
            addTwins(tried, conflicts);
        }
        if (conflicts.isEmpty()) {
            joined.become(tried);
            return;
        }
        BitSet concerned = new BitSet();
        conflicts.forEach(one -> concerned.set(tried.of(one.nodes.iterator().next())));
        Pairs inConflict = new Pairs(16);
        pairs.forEach((a, b) -> {
            if (concerned.get(tried.of(a))) {
                inConflict.add(a, b);
            }
        });
        BitSet between = new BitSet();
        Between paths = new Between(inConflict, joined, evidence.size());
        conflicts.forEach(one -> paths.mark(one.nodes, between));
        int[] names = names(tried);
        conflicts.forEach(one -> refuse(names[tried.of(one.nodes.iterator().next())], one.why));
        int[] place = {0};
        pairs.forEach((a, b) -> {
            if (!concerned.get(tried.of(a)) || !between.get(place[0]++)) {
                joined.join(a, b);
            }
        });
    }

    /** Sets of identifiers that were joined before and must not be joined now. */
    private record Apart(Set<Integer> nodes, String why) {}

    private List<Apart> separatedIn(Components tried) {
        List<Apart> conflicts = new ArrayList<>();
        for (int[] pair : evidence.separated) {
            int a = joined.of(pair[0]);
            int b = joined.of(pair[1]);
            if (a != b && tried.of(a) == tried.of(b)) {
                conflicts.add(new Apart(Set.of(a, b), SEPARATED));
            }
        }
        return conflicts;
    }

    /** Persons of one kind that would become one customer. */
    private void addTwins(Components tried, List<Apart> conflicts) {
        int[] one = new int[evidence.size()];
        for (int kind : evidence.kinds.byStrength()) {
            if (evidence.kinds.get(kind).type() != PERSON) {
                continue;
            }
            Arrays.fill(one, -1);
            Map<Integer, Set<Integer>> twins = new TreeMap<>();
            for (int id = 0; id < one.length; id++) {
                if (evidence.kind(id) == kind) {
                    addTwin(id, tried.of(id), one, twins);
                }
            }
            twins.values().forEach(nodes -> conflicts.add(new Apart(nodes, twoOf(kind))));
        }
    }

    private void addTwin(int id, int component, int[] one, Map<Integer, Set<Integer>> twins) {
        if (one[component] < 0) {
            one[component] = id;
        } else if (persons.of(one[component]) != persons.of(id)) {
            Set<Integer> nodes = twins.computeIfAbsent(component, first -> new TreeSet<>());
            nodes.add(joined.of(one[component]));
            nodes.add(joined.of(id));
        }
    }

    /** Each device to the person or address last seen with it, equal times by strength of identifier. */
    private void follow() {
        Last last = new Last(evidence);
        Pairs peers = new Pairs(16);
        for (int i = 0; i < evidence.links.size(); i++) {
            int a = evidence.links.from(i);
            int b = evidence.links.to(i);
            if (evidence.links.said().get(i) || cut[a] || cut[b]) {
                continue;
            }
            boolean device = evidence.type(a) == DEVICE;
            if (device != (evidence.type(b) == DEVICE)) {
                last.see(device ? a : b, device ? b : a, evidence.links.seen(i), joined);
            } else if (device) {
                peers.add(a, b);
            }
        }
        shared.addAll(last.shared());
        Pairs ofPersons = new Pairs(evidence.size());
        for (int id = 0; id < evidence.size(); id++) {
            if (last.of(id) >= 0) {
                ofPersons.add(id, last.of(id));
            }
        }
        followPeers(last, peers);
        join(ofPersons::forEach, true);
    }

    /** Devices seen with no person are one where records show them together. */
    private void followPeers(Last last, Pairs peers) {
        Pairs lone = new Pairs(peers.size());
        peers.forEach((a, b) -> {
            if (last.of(a) < 0 && last.of(b) < 0) {
                lone.add(a, b);
            }
        });
        join(lone::forEach, true);
    }

    /** By component: the identifier that names it. */
    private int[] names(Components components) {
        int[] names = new int[evidence.size()];
        Arrays.fill(names, -1);
        for (int id = 0; id < names.length; id++) {
            int of = components.of(id);
            if (names[of] < 0 || evidence.compare(id, names[of]) < 0) {
                names[of] = id;
            }
        }
        return names;
    }

    private Resolution resolution() {
        int[] names = names(joined);
        int[] customer = new int[names.length];
        for (int id = 0; id < customer.length; id++) {
            customer[id] = names[joined.of(id)];
        }
        List<Refused> all = new ArrayList<>();
        refused.forEach((name, why) -> all.add(new Refused(name, why)));
        return new Resolution(
                customer, List.copyOf(all), shared.stream().sorted().toList());
    }
}
