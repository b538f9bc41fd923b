package io.throughline.identity;

import io.throughline.identity.IdentifierKind.Form;
import io.throughline.identity.IdentifierKind.Type;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What identifiers can prove.
 *
 * @param kinds those that are spoken of, of one type the strongest first; any other kind is a system's key
 * @param blocked values, in lower case, that name nobody; one that ends with {@code *} stands for all that begin so
 */
public record IdentityRules(List<IdentifierKind> kinds, Set<String> blocked) {
    /** To how many others an identifier may be linked where nothing else is said. */
    public static final int LIMIT = 100;

    /** Blocked whatever rules say: values that name nobody. In lower case. */
    public static final Set<String> NOBODY =
            Set.of("0", "0000", "null", "none", "n/a", "(not set)", "unknown", "anonymous", "test@*");

    /** The kind of a customer whose system nobody named. */
    public static final String CUSTOMER = "customer";

    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String DEVICE = "device";

    /** Where no rules are given. */
    public static final IdentityRules USUAL = new IdentityRules(
            List.of(
                    new IdentifierKind(CUSTOMER, Type.PERSON, Form.PLAIN, LIMIT),
                    new IdentifierKind("loyalty_card", Type.PERSON, Form.PLAIN, LIMIT),
                    new IdentifierKind("card", Type.ADDRESS, Form.PLAIN, LIMIT),
                    new IdentifierKind(EMAIL, Type.ADDRESS, Form.EMAIL, LIMIT),
                    new IdentifierKind(PHONE, Type.ADDRESS, Form.PHONE, LIMIT),
                    new IdentifierKind(DEVICE, Type.DEVICE, Form.PLAIN, LIMIT),
                    new IdentifierKind("app", Type.DEVICE, Form.PLAIN, LIMIT),
                    new IdentifierKind("cookie", Type.DEVICE, Form.PLAIN, LIMIT)),
            NOBODY);

    public IdentityRules {
        kinds = List.copyOf(kinds);
        blocked = Set.copyOf(blocked);
    }

    /** Whether a value, as it stands, names nobody. */
    public boolean blocks(String value) {
        return nobody().test(value);
    }

    /** Which values, as they stand, name nobody. */
    public Predicate<String> nobody() {
        Blocked words = new Blocked(blocked, kind(CUSTOMER));
        return value -> words.contains(value.strip());
    }

    /** The kind of this name. */
    public IdentifierKind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseGet(() -> new IdentifierKind(name, Type.PERSON, Form.PLAIN, LIMIT));
    }

    /** Persons before addresses before devices; of one type those spoken of first, then by name. */
    int compare(IdentifierKind a, IdentifierKind b) {
        int order = a.type().compareTo(b.type());
        order = order == 0 ? Integer.compare(place(a), place(b)) : order;
        return order == 0 ? a.name().compareTo(b.name()) : order;
    }

    private int place(IdentifierKind kind) {
        int place = kinds.indexOf(kind);
        return place < 0 ? kinds.size() : place;
    }
}
