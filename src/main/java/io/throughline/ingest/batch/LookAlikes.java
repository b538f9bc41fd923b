package io.throughline.ingest.batch;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names of one kind that differ from another only in invisible characters or in Unicode form. */
final class LookAlikes {
    /** Names that are remembered; later ones are compared with these. */
    private static final int KNOWN = 200_000;
    /** Look-alikes that are told apart. */
    private static final int COUNTED = 10_000;

    private final String kind;
    private final Map<String, String> firsts = new HashMap<>();
    private final Set<String> alike = new TreeSet<>();
    private @Nullable String example;

    LookAlikes(String kind) {
        this.kind = kind;
    }

    void see(String name) {
        String form = isPlain(name) ? name : form(name);
        boolean full = firsts.size() >= KNOWN;
        if (full && form.equals(name)) {
            return;
        }
        String first = full ? firsts.get(form) : firsts.putIfAbsent(form, name);
        if (first != null && !first.equals(name) && alike.size() < COUNTED && alike.add(name) && example == null) {
            example = "\"" + shown(first) + "\" and \"" + shown(name) + "\"";
        }
    }

    void tell(List<String> notes) {
        if (example != null) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d names of %s differ from another only in Unicode form or invisible characters, such as %s;"
                            + " they count as different.",
                    alike.size(),
                    kind,
                    example));
        }
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ' || name.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** As a person sees it: composed, blanks as blanks, without what has no width. */
    private static String form(String name) {
        StringBuilder form = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SPACE_SEPARATOR) {
                form.append(' ');
            } else if (!isInvisible(c)) {
                form.appendCodePoint(c);
            }
        });
        return form.toString().strip();
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        boolean selector = c >= 0xfe00 && c <= 0xfe0f;
        return type == Character.FORMAT || type == Character.CONTROL || selector;
    }

    /** With the code of every character that cannot be seen or stands on another. */
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(60).forEach(c -> {
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            boolean space = c != ' ' && Character.getType(c) == Character.SPACE_SEPARATOR;
            if (mark || space || isInvisible(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
