package io.throughline.ingest.format;

import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The members of a JSON object that are read; as a text it is the object as a whole, written as Jackson writes it. */
final class LineRecord extends ObjectNode {
    private static final long serialVersionUID = 1;

    private final transient Supplier<String> whole;
    private final transient String line;

    /** @param line the object as it came. @param whole the same as Jackson writes it, asked for only where the line may differ from that */
    LineRecord(String line, Supplier<String> whole) {
        super(JsonNodeFactory.instance);
        this.line = line;
        this.whole = whole;
    }

    @Override
    public String toString() {
        return isPlain(line) ? line : whole.get();
    }

    /** Whether Jackson would write it in the same way: no blanks between its texts, no escapes in them, and numbers in their shortest form. */
    private static boolean isPlain(String line) {
        if (line.indexOf('\\') >= 0) {
            return false;
        }
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c <= ' ' || c == 'N' || c == 'I') {
                return false;
            }
            int end = at + 1;
            if (c == '"') {
                end = line.indexOf('"', end) + 1;
            } else if (c == '-' || isDigit(c)) {
                end = endOfNumber(line, at);
                if (!isPlainNumber(line, at, end)) {
                    return false;
                }
            }
            at = end;
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(String line, int from) {
        int end = from + 1;
        while (end < line.length() && isOfNumber(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfNumber(char c) {
        return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    }

    private static boolean isPlainNumber(String line, int from, int to) {
        boolean whole = true;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            whole &= c != '.' && c != 'e' && c != 'E';
        }
        if (whole) {
            return !line.startsWith("-0", from);
        }
        String number = line.substring(from, to);
        return number.equals(Double.toString(Double.parseDouble(number)));
    }
}
