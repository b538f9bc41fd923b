package io.throughline.ingest.record;

import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.text.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between the steps of a path: the first of {@code → -> > | ; ,} that is in any path of the table. Others are part of names.
 *
 * @param free the sign parts steps only where blanks stand on both sides: every path that has it has it so somewhere
 */
record PathSeparator(String sign, boolean free) {
    private static final List<String> SIGNS = List.of("→", "->", ">", "|", ";", ",");

    /** Reads all rows. */
    public static PathSeparator find(RowReader rows, int path) throws IOException {
        long[] paths = new long[SIGNS.size()];
        long[] free = new long[SIGNS.size()];
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.fault != null) {
                continue;
            }
            String text = row.text(path);
            for (int i = 0; i < paths.length; i++) {
                paths[i] += text.contains(SIGNS.get(i)) ? 1 : 0;
                free[i] += text.contains(" " + SIGNS.get(i) + " ") ? 1 : 0;
            }
        }
        for (int i = 0; i < paths.length; i++) {
            if (paths[i] > 0) {
                return new PathSeparator(SIGNS.get(i), free[i] == paths[i]);
            }
        }
        return new PathSeparator(">", false);
    }

    /** The steps, without blanks around them and without empty ones. */
    List<String> split(String path) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        for (int at = path.indexOf(sign); at >= 0; at = path.indexOf(sign, at + sign.length())) {
            int after = at + sign.length();
            boolean alone = (at == 0 || Characters.blank(path.charAt(at - 1)))
                    && (after == path.length() || Characters.blank(path.charAt(after)));
            if (alone || !free) {
                add(steps, path.substring(from, at));
                from = after;
            }
        }
        add(steps, path.substring(from));
        return steps;
    }

    private static void add(List<String> steps, String step) {
        String name = step.strip();
        if (!name.isEmpty()) {
            steps.add(name);
        }
    }
}
