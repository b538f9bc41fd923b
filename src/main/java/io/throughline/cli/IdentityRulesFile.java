package io.throughline.cli;

import io.throughline.export.PlainYaml;
import io.throughline.identity.IdentifierKind;
import io.throughline.identity.IdentifierKind.Form;
import io.throughline.identity.IdentifierKind.Type;
import io.throughline.identity.IdentityRules;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Names;
import io.throughline.journey.NearestNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules of identity as YAML: a list {@code kinds} of kind, type (person, address or device), form (plain, email or phone) and limit, the strongest first, and
 * a list {@code blocked} of values that name nobody.
 */
public final class IdentityRulesFile {
    private static final int MAX_BYTES = 1_000_000;
    private static final List<String> TOP = List.of("kinds", "blocked");
    private static final List<String> KEYS = List.of("kind", "type", "form", "limit");

    private IdentityRulesFile() {}

    /** Throws {@link InvalidArgument} that names the kind by its place, from 1. */
    public static IdentityRules read(Path file) throws IOException {
        return rules(file.toString(), PlainYaml.read(file.toString(), GivenText.read(file), MAX_BYTES));
    }

    private static IdentityRules rules(String file, @Nullable Object content) {
        if (!(content instanceof Map<?, ?> top)
                || !(top.get("kinds") instanceof List<?> list)
                || list.isEmpty()
                || !(top.get("blocked") == null || top.get("blocked") instanceof List<?>)) {
            throw new InvalidArgument(
                    file, "this content", "a list under the key kinds:, and one under blocked: or none");
        }
        known(file, top, TOP);
        List<IdentifierKind> kinds = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Object one : list) {
            String place = "kinds[" + (kinds.size() + 1) + "]";
            IdentifierKind kind = kind(place, one);
            if (!names.add(kind.name())) {
                throw new InvalidArgument(place + ".kind", kind.name(), "a kind that none above it is");
            }
            kinds.add(kind);
        }
        Set<String> blocked = new TreeSet<>(IdentityRules.NOBODY);
        if (top.get("blocked") instanceof List<?> values) {
            for (Object value : values) {
                if (!(value instanceof String || value instanceof Boolean)) {
                    throw new InvalidArgument("blocked", String.valueOf(value), "texts");
                }
                blocked.add(value.toString().strip().toLowerCase(Locale.ROOT));
            }
        }
        return new IdentityRules(kinds, blocked);
    }

    private static IdentifierKind kind(String place, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields) || !(fields.get("kind") instanceof String given)) {
            throw new InvalidArgument(place, String.valueOf(entry), "keys " + String.join(", ", KEYS));
        }
        known(place, fields, KEYS);
        String name = Names.require(place + ".kind", given);
        if (name.indexOf(':') >= 0 || name.equals(CustomerKeys.SAME_AS)) {
            throw new InvalidArgument(place + ".kind", name, "a kind without a colon, and not " + CustomerKeys.SAME_AS);
        }
        String limit = String.valueOf(fields.containsKey("limit") ? fields.get("limit") : (Object) IdentityRules.LIMIT);
        if (!limit.matches("[1-9][0-9]{0,8}")) {
            throw new InvalidArgument(place + ".limit", limit, "a whole number from 1");
        }
        return new IdentifierKind(
                name,
                one(place + ".type", fields.get("type"), Type.values()),
                one(place + ".form", fields.containsKey("form") ? fields.get("form") : "plain", Form.values()),
                Integer.parseInt(limit));
    }

    private static void known(String place, Map<?, ?> fields, List<String> keys) {
        for (Object key : fields.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw new InvalidArgument(place, String.valueOf(key), NearestNames.nearest(String.valueOf(key), keys));
            }
        }
    }

    private static <T extends Enum<T>> T one(String place, @Nullable Object value, T[] of) {
        List<String> names = new ArrayList<>();
        for (T one : of) {
            String name = one.name().toLowerCase(Locale.ROOT);
            if (name.equals(value)) {
                return one;
            }
            names.add(name);
        }
        throw new InvalidArgument(place, String.valueOf(value), String.join(", ", names));
    }
}
