package io.throughline.access;

import io.throughline.journey.InvalidArgument;
import java.util.regex.Pattern;

/**
 * A key under a name.
 *
 * @param digest of its secret, which itself is kept nowhere
 */
public record NamedKey(String name, Role role, Digest digest) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

    public NamedKey {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase(Caller.LOCAL.name())) {
            throw new InvalidArgument(
                    "name", name, "a name of letters, digits, . _ @ - of at most 64, other than local");
        }
    }

    /** A key as a setting writes it, {@code NAME:ROLE:SECRET}; the secret, or {@code sha256:} and its digest in hexadecimal digits. */
    public static NamedKey parse(String text) {
        String[] parts = text.strip().split(":", 3);
        if (parts.length < 3 || parts[2].isBlank()) {
            throw new InvalidArgument("throughline.keys", parts[0], "NAME:ROLE:SECRET, for example anna:EDITOR:SECRET");
        }
        return new NamedKey(parts[0].strip(), Role.of(parts[1]), Digest.parse(parts[2].strip()));
    }

    Caller caller() {
        return new Caller(name, role);
    }
}
