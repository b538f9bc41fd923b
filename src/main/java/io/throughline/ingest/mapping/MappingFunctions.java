package io.throughline.ingest.mapping;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.throughline.ingest.text.Flags;
import io.throughline.ingest.text.WrittenAmount;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The functions of mappings beside those of CEL. */
final class MappingFunctions {
    private static final Pattern LEADING = Pattern.compile("\\s*(-?\\d+)(?![\\w.,]).*", Pattern.DOTALL);

    static final List<CelFunctionDecl> DECLARATIONS = List.of(
            declare("param", SimpleType.DYN, SimpleType.DYN, SimpleType.STRING),
            declare("number", SimpleType.DYN, SimpleType.DYN),
            declare("lower", SimpleType.STRING, SimpleType.DYN),
            declare("upper", SimpleType.STRING, SimpleType.DYN),
            declare("phone", SimpleType.STRING, SimpleType.DYN),
            declare("ending", SimpleType.STRING, SimpleType.DYN),
            declare("has_any", SimpleType.BOOL, SimpleType.DYN, SimpleType.STRING),
            declare("total", SimpleType.DYN, SimpleType.DYN),
            declare("path_of_url", SimpleType.STRING, SimpleType.DYN),
            declare("yes", SimpleType.BOOL, SimpleType.DYN),
            declare("leading_number", SimpleType.STRING, SimpleType.DYN),
            declare("hash", SimpleType.STRING, SimpleType.DYN),
            declare("sum", SimpleType.DYN, SimpleType.DYN, SimpleType.STRING),
            declare("in_zone", SimpleType.STRING, SimpleType.DYN, SimpleType.DYN));

    static final List<CelFunctionBinding> BINDINGS = List.of(
            CelFunctionBinding.from("param", Object.class, String.class, MappingFunctions::param),
            CelFunctionBinding.from("number", Object.class, MappingFunctions::number),
            CelFunctionBinding.from(
                    "lower", Object.class, value -> Values.text(value).strip().toLowerCase(Locale.ROOT)),
            CelFunctionBinding.from(
                    "upper", Object.class, value -> Values.text(value).strip().toUpperCase(Locale.ROOT)),
            CelFunctionBinding.from("phone", Object.class, value -> phone(Values.text(value))),
            CelFunctionBinding.from("ending", Object.class, value -> ending(Values.text(value))),
            CelFunctionBinding.from(
                    "has_any", Object.class, String.class, (value, words) -> hasAny(Values.text(value), words)),
            CelFunctionBinding.from("total", Object.class, MappingFunctions::total),
            CelFunctionBinding.from("path_of_url", Object.class, value -> pathOfUrl(Values.text(value))),
            CelFunctionBinding.from("yes", Object.class, value -> Flags.yes(Values.text(value))),
            CelFunctionBinding.from("leading_number", Object.class, MappingFunctions::leadingNumber),
            CelFunctionBinding.from("hash", Object.class, value -> RecordHash.of(Values.text(value))),
            CelFunctionBinding.from("sum", Object.class, String.class, MappingFunctions::sum),
            CelFunctionBinding.from(
                    "in_zone",
                    Object.class,
                    Object.class,
                    (time, zone) -> NamedZones.instant(Values.text(time), Values.text(zone))));

    private static final List<String> KINDS = List.of("string_value", "int_value", "double_value", "float_value");

    private MappingFunctions() {}

    private static CelFunctionDecl declare(String name, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(name, CelOverloadDecl.newGlobalOverload(name, result, arguments));
    }

    /** Value of the element {@code {key, value: {string_value | int_value | …}}} with a key. */
    static Object param(Object list, String key) {
        for (Object element : Values.list(list)) {
            Map<?, ?> pair = Values.map(element);
            if (key.equals(pair.get("key"))) {
                Map<?, ?> value = Values.map(pair.get("value"));
                for (String kind : KINDS) {
                    Object one = value.get(kind);
                    if (one != null && !Values.isMissing(one)) {
                        return one;
                    }
                }
            }
        }
        return Values.MISSING;
    }

    /** The same of a list that is not yet a value. */
    static Object paramOf(@Nullable JsonNode list, String key) {
        for (int i = 0; list instanceof ArrayNode && i < list.size(); i++) {
            JsonNode named = list.get(i).get("key");
            JsonNode value = list.get(i).get("value");
            if (named != null
                    && value != null
                    && named.isString()
                    && named.stringValue().equals(key)) {
                Object one = paramOf(value);
                if (!Values.isMissing(one)) {
                    return one;
                }
            }
        }
        return Values.MISSING;
    }

    private static Object paramOf(JsonNode value) {
        for (String kind : KINDS) {
            Object one = Values.of(value.get(kind));
            if (!Values.isMissing(one)) {
                return one;
            }
        }
        return Values.MISSING;
    }

    /** A number, also one written as text, with a currency or thousands; 0 where nothing is written, NaN where that is no number. */
    private static Double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        String text = Values.text(value);
        return text.isBlank() ? 0.0 : WrittenAmount.read(text);
    }

    /** What stands behind the last dot of the last name of a path, in lower case; empty where there is none. */
    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : Values.MISSING;
    }

    /** Whether a text holds one of several words, written with bars between them; capitals are all one. */
    private static boolean hasAny(String text, String words) {
        String plain = text.toLowerCase(Locale.ROOT);
        int from = 0;
        while (from <= words.length()) {
            int bar = words.indexOf('|', from);
            int to = bar < 0 ? words.length() : bar;
            if (to > from && plain.contains(words.substring(from, to))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    /** The sum of a member over the elements of a list, as {@link #total}. */
    private static Object sum(Object list, String name) {
        return total(Values.list(list).stream()
                .map(element -> Objects.requireNonNullElse(Values.map(element).get(name), Values.MISSING))
                .toList());
    }

    /** The sum of a list of numbers or texts, exact to the last decimal; what is empty counts as 0. Where one is no number the texts, so that the cell is told as one that cannot be read. */
    private static Object total(Object list) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object element : Values.list(list)) {
            double number = number(element);
            if (!Double.isFinite(number)) {
                return Values.list(list).stream().map(Values::text).collect(Collectors.joining(" + "));
            }
            sum = sum.add(BigDecimal.valueOf(number));
        }
        return sum.doubleValue();
    }

    /** The whole number at the beginning of a text, as in {@code 10 - Extremely likely}; missing where there is none. */
    private static String leadingNumber(Object value) {
        Matcher matcher = LEADING.matcher(Values.text(value));
        return matcher.matches() ? matcher.group(1) : Values.MISSING;
    }

    /** A telephone number as plus and digits; missing where there are fewer than six. */
    private static String phone(String written) {
        String digits = written.replaceAll("[^0-9]", "");
        String plain = !written.strip().startsWith("+") && digits.startsWith("00") ? digits.substring(2) : digits;
        return plain.length() < 6 ? Values.MISSING : '+' + plain;
    }

    /** Path of an address without query, fragment and last slash; an escape that is no UTF-8 stays as it is. */
    private static String pathOfUrl(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        if (from < 0) {
            return "/";
        }
        int to = from;
        while (to < url.length() && url.charAt(to) != '?' && url.charAt(to) != '#') {
            to++;
        }
        String path = url.substring(from, to);
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        try {
            String decoded = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.indexOf('\ufffd') < 0 ? decoded : plain;
        } catch (IllegalArgumentException noEscape) {
            return plain;
        }
    }
}
