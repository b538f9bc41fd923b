package io.throughline.journey;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for "this id is not known": how many are, and those that look most like it. */
public final class NearestNames {
    private static final int SHOWN = 5;
    private static final int MAX_COMPARED = 100;

    private NearestNames() {}

    /** Throws {@link InvalidArgument} where an id is none of those that are known. */
    public static void require(String argument, String asked, Collection<String> known) {
        if (!known.contains(asked)) {
            throw new InvalidArgument(argument, asked, nearest(asked, known));
        }
    }

    public static String nearest(String asked, Collection<String> known) {
        if (known.isEmpty()) {
            return "one that is known: there is none yet";
        }
        String begin = asked.substring(0, Math.min(asked.length(), MAX_COMPARED));
        String near = known.stream()
                .sorted(Comparator.<String>comparingInt(id -> -common(begin, id))
                        .thenComparingInt(id -> Math.abs(id.length() - begin.length()))
                        .thenComparing(id -> id))
                .limit(SHOWN)
                .map(id -> '"' + id + '"')
                .collect(Collectors.joining(", "));
        return known.size() <= SHOWN ? "one of " + near : "one of " + known.size() + ", such as " + near;
    }

    /** Length of the longest common run of characters, letter case aside. */
    private static int common(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int best = 0;
        int[] before = new int[right.length() + 1];
        for (int i = 0; i < left.length(); i++) {
            int[] row = new int[right.length() + 1];
            for (int j = 0; j < right.length(); j++) {
                row[j + 1] = left.charAt(i) == right.charAt(j) ? before[j] + 1 : 0;
                best = Math.max(best, row[j + 1]);
            }
            before = row;
        }
        return best;
    }
}
