package io.throughline.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many bytes an answer takes as JSON in UTF-8 without blanks, counted without writing it. */
final class AnswerSize {
    private static final int ESCAPED = 6;

    private AnswerSize() {}

    /** Stops counting once there are more than {@code most}. */
    static long of(@Nullable Object value, long most) {
        if (value instanceof Map<?, ?> members) {
            long bytes = 2;
            for (Map.Entry<?, ?> member : members.entrySet()) {
                bytes += 2 + text(String.valueOf(member.getKey())) + of(member.getValue(), most - bytes);
                if (bytes > most) {
                    break;
                }
            }
            return bytes;
        }
        if (value instanceof List<?> items) {
            long bytes = 2;
            for (Object item : items) {
                bytes += 1 + of(item, most - bytes);
                if (bytes > most) {
                    break;
                }
            }
            return bytes;
        }
        return value instanceof Number || value instanceof Boolean || value == null
                ? String.valueOf(value).length()
                : text(value.toString());
    }

    private static long text(String text) {
        long bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                bytes += ESCAPED;
            } else if (c < 0x80) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
