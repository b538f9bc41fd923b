package io.throughline.path;

import io.throughline.journey.InvalidArgument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Opaque places in a list: a letter for the list they belong to and whole numbers, in URL-safe text. */
public final class Cursor {
    private static final String ALLOWED = "a cursor of an earlier answer to the same field";

    private Cursor() {}

    public static String encode(char list, long... place) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + place.length * Long.BYTES);
        bytes.put((byte) list);
        for (long part : place) {
            bytes.putLong(part);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The numbers of a cursor of this list; any other text is an {@link InvalidArgument} of {@code after}. */
    public static long[] decode(char list, int parts, String cursor) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(cursor));
        if (bytes.remaining() != 1 + parts * Long.BYTES || bytes.get() != list) {
            throw new InvalidArgument("after", cursor, ALLOWED);
        }
        long[] place = new long[parts];
        for (int i = 0; i < parts; i++) {
            place[i] = bytes.getLong();
        }
        return place;
    }

    private static byte[] bytes(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgument("after", cursor, ALLOWED);
        }
    }
}
