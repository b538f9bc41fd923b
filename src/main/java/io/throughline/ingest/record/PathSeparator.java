package io.throughline.ingest.record;

import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.text.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the steps of a path. Other signs are part of names.
 *
 * @param free the sign parts steps only where blanks stand on both sides: every path that has it has it so somewhere
 * @param notes what the report should say of it
 */
record PathSeparator(String sign, boolean free, List<String> notes) {
    /** The option that names the sign. */
    static final String OPTION = "separator";

    /** Paths are lists of their steps. */
    static final String LIST = "[ ]";

    PathSeparator {
        notes = List.copyOf(notes);
    }

    /** Reads all rows. @param asked null: found by what they show */
    static PathSeparator find(RowReader rows, int path, @Nullable String asked) throws IOException {
        PathVotes votes = new PathVotes(asked == null ? PathVotes.SIGNS : List.of(asked));
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.fault == null) {
                votes.look(row.text(path));
            }
        }
        return votes.decide();
    }

    /** The steps, without blanks around them and without empty ones. */
    List<String> split(String path) {
        if (sign.equals(LIST)) {
            List<String> elements = ListText.elements(path);
            return elements == null ? split(path, path.length()) : elements;
        }
        return split(path, find(path, sign, 0));
    }

    /** @param first place of the first sign; the end, or −1, where there is none */
    private List<String> split(String path, int first) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        for (int at = first; at >= 0 && at < path.length(); at = find(path, sign, at + sign.length())) {
            if (!free || standsFree(path, at, sign)) {
                add(steps, path.substring(from, at));
                from = at + sign.length();
            }
        }
        add(steps, path.substring(from));
        return steps;
    }

    /** The place of a sign that is not the end of an arrow; −1 where there is none. */
    static int find(String path, String sign, int from) {
        int at = path.indexOf(sign, from);
        String shaft = sign.equals(">") ? "-=|–" : sign.equals("->") ? "-" : "";
        while (at > 0 && shaft.indexOf(path.charAt(at - 1)) >= 0) {
            at = path.indexOf(sign, at + 1);
        }
        return at;
    }

    /** Whether blanks, or an end of the path, stand on both sides of the sign there. */
    static boolean standsFree(String path, int at, String sign) {
        int after = at + sign.length();
        return (at == 0 || Characters.blank(path.charAt(at - 1)))
                && (after == path.length() || Characters.blank(path.charAt(after)));
    }

    private static void add(List<String> steps, String step) {
        String name = step.strip();
        if (!name.isEmpty()) {
            steps.add(name);
        }
    }
}
