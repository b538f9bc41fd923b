package io.throughline.identity;

import io.throughline.journey.CustomerHash;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Identifiers and what links them. What is resolved of it does not depend on the order in which it came. */
public final class Evidence {
    /** So many rows are looked for at once: what is found of them fits the cache of a core. */
    private static final int TOGETHER = 256;

    final IdentityRules rules;
    final Kinds kinds;
    final Texts texts = new Texts();
    long[] first = new long[16];
    final Links links = new Links();
    final BlockedRecords blocked = new BlockedRecords();
    final List<int[]> joined = new ArrayList<>();
    final List<int[]> separated = new ArrayList<>();
    final Owners owners = new Owners((a, b) -> byKind(a, b));
    /** Identifiers that were an own one, or matched, as they are written normally: once is enough. */
    final BitSet owned = new BitSet();

    final BitSet matched = new BitSet();
    /** Identifiers that a record was kept under: what nobody did anything by is no customer of its own. */
    final BitSet acting = new BitSet();

    private final AskedTexts asked = new AskedTexts(texts, 2 * TOGETHER);

    public Evidence(IdentityRules rules) {
        this.rules = rules;
        this.kinds = new Kinds(rules);
    }

    /** The identifier's number; -1 where the value is empty or blocked. {@code at} is any number that grows with time. */
    public int identifier(String ofKind, String value, long at) {
        asked.clear();
        ask(ofKind, value);
        asked.look();
        return seen(asked.found(0) < 0 ? added(0) : asked.found(0), at);
    }

    private void ask(String ofKind, String value) {
        int code = kinds.code(ofKind);
        asked.ask(code, kinds.get(code).normal(value));
    }

    private int seen(int id, long at) {
        if (id >= 0) {
            first[id] = Math.min(first[id], at);
        }
        return id;
    }

    /** The number of what was asked for and was not found, which another of those asked for may be; −1 where it is blocked. */
    private int added(int place) {
        String normal = asked.text(place);
        if (normal.isEmpty() || kinds.blocks(asked.kind(place), normal)) {
            return -1;
        }
        int known = texts.size();
        int id = asked.add(place);
        if (id == first.length) {
            first = Arrays.copyOf(first, id + (id >> 1));
        }
        if (id == known) {
            first[id] = Long.MAX_VALUE;
        }
        return id;
    }

    /** The number of an identifier that is there; -1 where none is. */
    public int find(String ofKind, String value) {
        if (!kinds.has(ofKind)) {
            return -1;
        }
        asked.clear();
        ask(ofKind, value);
        return asked.find(0);
    }

    /** What records of imports tell; many rows at once take less time than one after the other. */
    public void add(List<EvidenceRow> rows) {
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            addTogether(rows.subList(from, Math.min(rows.size(), from + TOGETHER)));
        }
    }

    private void addTogether(List<EvidenceRow> rows) {
        asked.clear();
        for (EvidenceRow row : rows) {
            ask(row.ownKind(), row.customer());
            ask(row.kind(), row.value());
        }
        asked.look();
        for (int i = 0; i < rows.size(); i++) {
            EvidenceRow row = rows.get(i);
            long at = row.first() == EvidenceRow.NO_TIME ? Long.MAX_VALUE : row.first();
            seen(asked.found(2 * i), at);
            seen(asked.found(2 * i + 1), at);
        }
        for (int i = 0; i < rows.size(); i++) {
            add(rows.get(i), 2 * i);
        }
    }

    private void add(EvidenceRow row, int place) {
        long at = row.first() == EvidenceRow.NO_TIME ? Long.MAX_VALUE : row.first();
        int own = asked.found(place) < 0 ? seen(added(place), at) : asked.found(place);
        int other = asked.found(place + 1) < 0 ? seen(added(place + 1), at) : asked.found(place + 1);
        if (!isAgain(owned, row.customer(), asked.text(place), own)) {
            own(row.customer(), own, true);
        }
        if (row.said()) {
            own(row.value(), other, true);
            join(own, other);
        } else {
            record(own, other, row.last());
        }
        match(row.customer(), asked.text(place), own);
        match(row.value(), asked.text(place + 1), other);
        likely(row.kind(), row.value(), other);
        blocked.look(row, own, other, asked, place);
    }

    /** A plain customer with this id is the identifier's; of the keys of a system that somebody named each is told. */
    private void likely(String kind, String value, int id) {
        if (id >= 0 && kind.equals(IdentityRules.CUSTOMER) && !acting.get(id)) {
            owners.putLikely(CustomerHash.of(value), id);
        }
    }

    /** Whether this was told before, of an identifier in its normal spelling. */
    private static boolean isAgain(BitSet told, String value, String normal, int id) {
        if (id < 0 || !normal.equals(value)) {
            return false;
        }
        boolean again = told.get(id);
        told.set(id);
        return again;
    }

    /**
     * The same without some identifiers, and without those that were linked to nobody else. Decisions are to be told anew.
     *
     * @return empty where it must be told anew, since some that stay were linked to some that go
     */
    public Optional<Evidence> without(Collection<IdentityDecision.Identifier> gone) {
        return new Rest(this, gone).evidence();
    }

    /** What people decided, in place of what they decided before. */
    public void decide(List<IdentityDecision> decisions) {
        joined.clear();
        separated.clear();
        for (IdentityDecision one : decisions) {
            int[] two = {decided(one.a()), decided(one.b())};
            if (two[0] >= 0 && two[1] >= 0 && two[0] != two[1]) {
                (one.joins() ? joined : separated).add(two);
            }
        }
    }

    private int decided(IdentityDecision.Identifier one) {
        int id = identifier(one.kind(), one.value(), Long.MAX_VALUE);
        likely(one.kind(), one.value(), id);
        match(one.value(), asked.text(0), id);
        return id;
    }

    /** Interactions that are kept under this id are of the identifier's customer. @param acts whether it is known that there are some */
    private void own(String customer, int id, boolean acts) {
        if (id < 0) {
            return;
        }
        owners.put(CustomerHash.of(customer), id);
        acting.set(id, acts || acting.get(id));
    }

    /** Ids of which {@link #owner} may tell another than when this was last asked; at first all. */
    public LongPredicate toldSince() {
        return owners.since();
    }

    /** Somebody with this identifier did something that brought no evidence. */
    public void carry(String ofKind, String value) {
        int id = identifier(ofKind, value, Long.MAX_VALUE);
        own(value, id, true);
        match(value, asked.text(0), id);
    }

    /** A customer whose id is an address, or a device, is the one that carries it. */
    private void match(String value, String normal, int id) {
        if (id < 0 || type(id) == IdentifierKind.Type.PERSON || isAgain(matched, value, normal, id)) {
            return;
        }
        if (type(id) == IdentifierKind.Type.ADDRESS) {
            own(value, id, false);
            if (!normal.equals(value)) {
                own(normal, id, false);
            }
        } else {
            owners.putLikely(CustomerHash.of(value), id);
        }
    }

    /** The identifier under which a customer's interactions are kept; -1 where nothing is known of it. */
    public int owner(long customerHash) {
        return owners.of(customerHash);
    }

    /** A record carried these identifiers and is kept under the first; those below 0 are passed over. */
    public void record(int[] carried, long at) {
        if (carried.length > 0 && carried[0] >= 0) {
            acting.set(carried[0]);
        }
        for (int i = 0; i < carried.length; i++) {
            for (int j = i + 1; j < carried.length; j++) {
                record(carried[i], carried[j], at);
            }
        }
    }

    /** Records carried both, the last of them at a time; nothing where one is below 0. */
    public void record(int a, int b, long last) {
        if (a >= 0 && b >= 0 && a != b) {
            links.add(a, b, last, false);
        }
    }

    /** Somebody, or a system, said that both are one customer: that joins also two persons of one kind. */
    public void join(int a, int b) {
        if (a >= 0 && b >= 0 && a != b) {
            links.add(a, b, Long.MAX_VALUE, true);
        }
    }

    /** Somebody said that the two are not one customer: no link joins them. */
    public void separate(int a, int b) {
        separated.add(new int[] {a, b});
    }

    int kind(int id) {
        return texts.kind(id);
    }

    public int size() {
        return texts.size();
    }

    /** Kind and value, as {@code email:ann@example.com}. */
    public String name(int id) {
        return kindOf(id) + ':' + value(id);
    }

    /** What an identifier says of customers. */
    public IdentifierKind.Type type(int id) {
        return kinds.get(kind(id)).type();
    }

    /** Numbers of identifiers with this value, or with this {@code kind:value}. */
    public List<Integer> find(String text) {
        List<Integer> found = new ArrayList<>();
        for (IdentifierKind one : kinds.all()) {
            int whole = find(one.name(), text);
            String named = one.name() + ':';
            int part = text.startsWith(named) ? find(one.name(), text.substring(named.length())) : -1;
            if (whole >= 0 || part >= 0) {
                found.add(Math.max(whole, part));
            }
        }
        return found;
    }

    public String kindOf(int id) {
        return kinds.get(kind(id)).name();
    }

    public String value(int id) {
        return texts.text(id);
    }

    private int byKind(int a, int b) {
        return kind(a) == kind(b) ? 0 : kinds.compare(kind(a), kind(b));
    }

    /** By strength of kind, then age, then value: the lower names a customer. */
    public int compare(int a, int b) {
        int order = byKind(a, b);
        order = order == 0 ? Long.compare(first[a], first[b]) : order;
        return order == 0 ? value(a).compareTo(value(b)) : order;
    }
}
