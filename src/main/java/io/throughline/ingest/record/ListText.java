package io.throughline.ingest.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as programs write them: {@code ["a","b"]}, {@code ['a', 'b']}, {@code ('a', 'b')}, {@code [a, b]}. */
final class ListText {
    private final String text;
    private final int end;
    private int at = 1;

    private ListText(String text) {
        this.text = text;
        this.end = text.length() - 1;
    }

    /** The elements that hold something; null where the text is no list. Round brackets hold quoted elements only. */
    static @Nullable List<String> elements(String text) {
        boolean square = text.startsWith("[") && text.endsWith("]");
        boolean round = text.startsWith("(") && text.endsWith(")");
        return square || round ? new ListText(text).read(square) : null;
    }

    /** Whether the text tells that it is a list: it has a quoted element, or several. */
    static boolean isPlainly(String text) {
        List<String> elements = elements(text);
        return elements != null && (elements.size() > 1 || text.length() > 1 && quote(text.charAt(1)));
    }

    private @Nullable List<String> read(boolean plain) {
        List<String> elements = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (at >= end) {
                return elements;
            }
            String element = quote(text.charAt(at)) ? quoted() : plain ? bare() : null;
            skipBlanks();
            if (element == null || at < end && text.charAt(at++) != ',') {
                return null;
            }
            if (!element.isBlank()) {
                elements.add(element.strip());
            }
        }
    }

    private @Nullable String quoted() {
        StringBuilder element = new StringBuilder();
        char quote = text.charAt(at++);
        while (at < end && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' && at + 1 < end ? 1 : 0;
            element.append(text.charAt(at++));
        }
        return at++ < end ? element.toString() : null;
    }

    private @Nullable String bare() {
        int from = at;
        while (at < end && text.charAt(at) != ',') {
            if ("[]()".indexOf(text.charAt(at)) >= 0) {
                return null;
            }
            at++;
        }
        return text.substring(from, at);
    }

    private void skipBlanks() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean quote(char c) {
        return c == '"' || c == '\'';
    }
}
