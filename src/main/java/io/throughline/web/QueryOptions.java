package io.throughline.web;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Options from the address alone: asking the container for parameters would read an upload that curl labels as a form. */
final class QueryOptions {
    private QueryOptions() {}

    /** All of a request. @throws InvalidArgument for one whose name is not known here */
    static Map<String, String> of(HttpServletRequest request, Set<String> known) {
        Map<String, String> options = parse(request.getQueryString());
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidArgument(
                        "option",
                        name,
                        known.isEmpty()
                                ? "none: this address has no options"
                                : NearestNames.nearest(name, new TreeSet<>(known)));
            }
        }
        return options;
    }

    static Map<String, String> parse(@Nullable String query) {
        Map<String, String> options = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return options;
        }
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (equals < 0) {
                throw new InvalidArgument(name, "", "name=value");
            }
            if (options.put(name, value) != null) {
                throw new InvalidArgument(name, value, "each option once");
            }
        }
        return options;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidArgument(
                    "the address", text, "% followed by two hexadecimal digits; write % itself as %25");
        }
    }
}
