package io.throughline.store.identity;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.EvidenceRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What records of one import tell of two identifiers, as it is stored: of equal keys there is one.
 *
 * @param a the customer's own identifier
 * @param customer the id as the records spell it
 * @param rule {@code RECORD}, or {@code JOIN} where a system says that both are one
 */
public record EvidenceLink(Key a, Key b, String customer, String rule, long first, long last, long records) {
    /** The rule where a system says that both are one. */
    public static final String JOIN = "JOIN";

    private static final String RECORD = "RECORD";

    /** An identifier; {@code text} is kind and value in one. */
    public record Key(String text, String kind, String value) {
        static Key of(IdentityRules rules, String kind, String value) {
            String normal = rules.kind(kind).normal(value);
            return new Key(kind + ':' + normal, kind, normal);
        }
    }

    /** Links of rows; what differs in spelling only is told as one. */
    public static List<EvidenceLink> of(IdentityRules rules, List<EvidenceRow> rows) {
        Map<List<String>, EvidenceLink> links = new LinkedHashMap<>();
        for (EvidenceRow row : rows) {
            EvidenceLink link = new EvidenceLink(
                    Key.of(rules, row.ownKind(), row.customer()),
                    Key.of(rules, row.kind(), row.value()),
                    row.customer(),
                    row.said() ? JOIN : RECORD,
                    row.first(),
                    row.last(),
                    row.records());
            links.merge(link.identity(), link, EvidenceLink::with);
        }
        return new ArrayList<>(links.values());
    }

    private List<String> identity() {
        return Arrays.asList(a.text, b.text, customer, rule);
    }

    private EvidenceLink with(EvidenceLink other) {
        boolean untimed = first == EvidenceRow.NO_TIME || other.first == EvidenceRow.NO_TIME;
        return new EvidenceLink(
                a,
                b,
                customer,
                rule,
                untimed ? Math.max(first, other.first) : Math.min(first, other.first),
                Math.max(last, other.last),
                records + other.records);
    }
}
