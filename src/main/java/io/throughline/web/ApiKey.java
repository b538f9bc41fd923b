package io.throughline.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The key that a request must carry, if one is set. Compared by digest, so neither content nor length shows in the time it takes. */
final class ApiKey {
    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] digest;

    ApiKey(@Nullable String key) {
        this.digest = key == null ? null : sha256(key);
    }

    boolean isSet() {
        return digest != null;
    }

    /** True where no key is set, or the value of an Authorization header carries it. */
    boolean admits(@Nullable String authorization) {
        if (digest == null) {
            return true;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String offered = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(digest, sha256(offered));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256: use a complete one", e);
        }
    }
}
