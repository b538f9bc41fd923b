package io.throughline.access;

import io.throughline.journey.InvalidArgument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * SHA-256 of a secret. Secrets are drawn by the service from 256 bits, or are as good as whoever sets them makes them, so a slow hash would add nothing
 * but waiting to each request.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Digest(String hex) {
    private static final String PREFIX = "sha256:";
    private static final SecureRandom CHANCE = new SecureRandom();

    public Digest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new InvalidArgument("digest", hex, "the SHA-256 of a secret, 64 hexadecimal digits");
        }
    }

    /** The digest of a secret. */
    public static Digest of(String secret) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new Digest(HexFormat.of().formatHex(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256: use a complete one", e);
        }
    }

    static Digest parse(String text) {
        return text.startsWith(PREFIX)
                ? new Digest(text.substring(PREFIX.length()).toLowerCase(Locale.ROOT))
                : of(text);
    }

    /** A new secret of 43 letters, digits, {@code -} and {@code _}. */
    public static String newSecret() {
        byte[] bytes = new byte[32];
        CHANCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Takes the same time whatever differs. */
    public boolean matches(Digest other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return PREFIX + hex.substring(0, 6) + "…";
    }
}
