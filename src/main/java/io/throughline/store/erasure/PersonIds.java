package io.throughline.store.erasure;

import io.throughline.identity.IdentifierKind;
import io.throughline.identity.IdentifierKind.Type;
import io.throughline.identity.IdentityRules;
import io.throughline.journey.ErasureStore.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which ids are those of one person: equal ones alone, as others may be called nearly the same. */
final class PersonIds {
    private final IdentityRules rules;
    private final Set<String> ids;
    private final Map<String, Set<String>> values = new HashMap<>();

    PersonIds(Person person, IdentityRules rules) {
        this.rules = rules;
        this.ids = new HashSet<>(person.ids());
        person.identifiers()
                .forEach(one -> values.computeIfAbsent(one.kind(), kind -> new HashSet<>())
                        .add(rules.kind(one.kind()).normal(one.value())));
    }

    /** @param kind what the id was said to be; an address is one under any kind */
    boolean has(String id, String kind) {
        return ids.contains(id)
                || values.entrySet().stream().anyMatch(one -> has(id, kind, rules.kind(one.getKey()), one.getValue()));
    }

    private static boolean has(String id, String kind, IdentifierKind own, Set<String> values) {
        return (own.type() == Type.ADDRESS || own.name().equals(kind)) && values.contains(own.normal(id));
    }
}
