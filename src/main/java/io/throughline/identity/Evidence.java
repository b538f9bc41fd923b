package io.throughline.identity;

import io.throughline.journey.CustomerHash;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Identifiers and what links them. What is resolved of it does not depend on the order in which it came. */
public final class Evidence {
    private final IdentityRules rules;
    final List<IdentifierKind> kinds = new ArrayList<>();
    private final Map<String, Integer> kindCodes = new HashMap<>();
    private final Texts texts = new Texts();
    long[] first = new long[16];
    int[] from = new int[16];
    int[] to = new int[16];
    long[] seen = new long[16];
    final BitSet said = new BitSet();
    int links;
    final List<int[]> joined = new ArrayList<>();
    final List<int[]> separated = new ArrayList<>();
    private final Numbers owners = new Numbers();
    private final Numbers devices = new Numbers();
    /** Identifiers that were an own one, or matched, as they are written normally: once is enough. */
    private final BitSet owned = new BitSet();

    private final BitSet matched = new BitSet();
    private final int longestBlocked;
    /** By kind: its place among all kinds by strength; null where a kind has come since. */
    private int @Nullable [] ranks;

    public Evidence(IdentityRules rules) {
        this.rules = rules;
        this.longestBlocked =
                rules.blocked().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The number of a kind. */
    public int kind(String name) {
        return kindCodes.computeIfAbsent(name, n -> {
            kinds.add(rules.kind(n));
            ranks = null;
            return kinds.size() - 1;
        });
    }

    /** The identifier's number; -1 where the value is empty or blocked. {@code at} is any number that grows with time. */
    public int identifier(String ofKind, String value, long at) {
        int code = kind(ofKind);
        String normal = kinds.get(code).normal(value);
        if (normal.isEmpty() || isBlocked(normal)) {
            return -1;
        }
        int known = texts.size();
        int id = texts.add(code, normal);
        if (id == first.length) {
            first = Arrays.copyOf(first, id + (id >> 1));
        }
        first[id] = id == known ? at : Math.min(first[id], at);
        return id;
    }

    /** No lower case of a blocked value is longer than itself, but a value may be longer than its lower case. */
    private boolean isBlocked(String normal) {
        return normal.length() <= 2 * longestBlocked && rules.blocked().contains(normal.toLowerCase(Locale.ROOT));
    }

    /** The number of an identifier that is there; -1 where none is. */
    public int find(String ofKind, String value) {
        Integer code = kindCodes.get(ofKind);
        return code == null ? -1 : texts.find(code, kinds.get(code).normal(value));
    }

    /** What records of an import tell. */
    public void add(EvidenceRow row) {
        long at = row.first() == EvidenceRow.NO_TIME ? Long.MAX_VALUE : row.first();
        int own = identifier(row.ownKind(), row.customer(), at);
        int other = identifier(row.kind(), row.value(), at);
        if (!isAgain(owned, row.customer(), own)) {
            own(row.customer(), own);
        }
        if (row.said()) {
            own(row.value(), other);
            join(own, other);
        } else {
            record(own, other, row.last());
        }
        match(row.customer(), own);
        match(row.value(), other);
    }

    /** Whether this was told before, of an identifier in its normal spelling. */
    private boolean isAgain(BitSet told, String value, int id) {
        if (id < 0 || !kinds.get(kind(id)).normal(value).equals(value)) {
            return false;
        }
        boolean again = told.get(id);
        told.set(id);
        return again;
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
        if (id >= 0 && type(id) == IdentifierKind.Type.PERSON) {
            own(one.value(), id);
        }
        match(one.value(), id);
        return id;
    }

    /** Interactions that are kept under this id are of the identifier's customer. */
    private void own(String customer, int id) {
        int before = id < 0 ? -1 : owners.putIfAbsent(CustomerHash.of(customer), id);
        if (before >= 0 && before != id) {
            join(before, id);
        }
    }

    /** Somebody with this identifier did something that brought no evidence. */
    public void carry(String ofKind, String value) {
        int id = identifier(ofKind, value, Long.MAX_VALUE);
        own(value, id);
        match(value, id);
    }

    /** Ids of customers as hashes, each with the identifier that {@link #owner} tells of it. */
    void forEachOwner(Numbers.Sink sink) {
        owners.forEach(sink);
        devices.forEach((hash, id) -> {
            if (owners.get(hash) < 0) {
                sink.accept(hash, id);
            }
        });
    }

    /** A customer whose id is an address, or a device, is the one that carries it. */
    private void match(String value, int id) {
        if (id < 0 || type(id) == IdentifierKind.Type.PERSON || isAgain(matched, value, id)) {
            return;
        }
        if (type(id) == IdentifierKind.Type.ADDRESS) {
            own(value, id);
            own(value(id), id);
        } else {
            devices.putIfAbsent(CustomerHash.of(value), id);
        }
    }

    /** The identifier under which a customer's interactions are kept; -1 where nothing is known of it. */
    public int owner(long customerHash) {
        int owner = owners.get(customerHash);
        return owner < 0 ? devices.get(customerHash) : owner;
    }

    /** A record carried these identifiers; those below 0 are passed over. */
    public void record(int[] carried, long at) {
        for (int i = 0; i < carried.length; i++) {
            for (int j = i + 1; j < carried.length; j++) {
                record(carried[i], carried[j], at);
            }
        }
    }

    /** Records carried both, the last of them at a time; nothing where one is below 0. */
    public void record(int a, int b, long last) {
        if (a >= 0 && b >= 0 && a != b) {
            link(a, b, last, false);
        }
    }

    /** Somebody, or a system, said that both are one customer: that joins also two persons of one kind. */
    public void join(int a, int b) {
        if (a >= 0 && b >= 0 && a != b) {
            link(a, b, Long.MAX_VALUE, true);
        }
    }

    /** Somebody said that the two are not one customer: no link joins them. */
    public void separate(int a, int b) {
        separated.add(new int[] {a, b});
    }

    private void link(int a, int b, long at, boolean explicit) {
        if (links == from.length) {
            int more = links + (links >> 1);
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
            seen = Arrays.copyOf(seen, more);
        }
        from[links] = a;
        to[links] = b;
        seen[links] = at;
        said.set(links++, explicit);
    }

    /** The number of an identifier's kind. */
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

    /** Kinds by number, the strongest first. */
    int[] kindsByStrength() {
        return IntStream.range(0, kinds.size())
                .boxed()
                .sorted((a, b) -> rules.compare(kinds.get(a), kinds.get(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int rank(int kind) {
        int[] known = ranks;
        if (known == null) {
            int[] byStrength = kindsByStrength();
            known = new int[byStrength.length];
            for (int place = 0; place < known.length; place++) {
                known[byStrength[place]] = place;
            }
            ranks = known;
        }
        return known[kind];
    }

    /** What an identifier says of customers. */
    public IdentifierKind.Type type(int id) {
        return kinds.get(kind(id)).type();
    }

    /** Numbers of identifiers with this value, or with this {@code kind:value}. */
    public List<Integer> find(String text) {
        List<Integer> found = new ArrayList<>();
        int colon = text.indexOf(':');
        for (IdentifierKind one : kinds) {
            int whole = find(one.name(), text);
            boolean named = colon > 0 && one.name().equals(text.substring(0, colon));
            int part = named ? find(one.name(), text.substring(colon + 1)) : -1;
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

    /** By strength of kind, then age, then value: the lower names a customer. */
    public int compare(int a, int b) {
        int order = kind(a) == kind(b) ? 0 : Integer.compare(rank(kind(a)), rank(kind(b)));
        order = order == 0 ? Long.compare(first[a], first[b]) : order;
        return order == 0 ? value(a).compareTo(value(b)) : order;
    }
}
