package io.throughline.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key of those who may send events and nothing else, as tracking libraries carry it: the user name of Basic authentication, without a password. */
final class WriteKey {
    private static final Pattern PATHS = Pattern.compile(EventsEndpoint.PATHS);
    private static final String SCHEME = "Basic ";

    private final ApiKey key;

    WriteKey(@Nullable String key) {
        this.key = new ApiKey(key);
    }

    /** True where a key is set, the path is one of events, and the value of an Authorization header carries the key. */
    boolean admits(String path, @Nullable String authorization) {
        return key.isSet()
                && PATHS.matcher(path).matches()
                && authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && key.admits("Bearer " + userName(authorization.substring(SCHEME.length())));
    }

    private static String userName(String credentials) {
        try {
            byte[] plain = Base64.getDecoder().decode(credentials.strip());
            String both = new String(plain, StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return colon < 0 ? both : both.substring(0, colon);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
