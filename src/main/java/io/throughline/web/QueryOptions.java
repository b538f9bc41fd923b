package io.throughline.web;

import io.throughline.journey.InvalidArgument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options from the address alone: asking the container for parameters would read an upload that curl labels as a form. */
final class QueryOptions {
    private QueryOptions() {}

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
