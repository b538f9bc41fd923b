package io.throughline.analysis.picture;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines by the widths of letters in common faces without serifs, taken rather wide. */
final class TextLines {
    /** Sizes of letters, as the style sheet has them. */
    static final double TEXT = 13.5;

    /** No letters are smaller. */
    static final double SMALL = 12.5;

    private static final double WIDE = 0.9;
    private static final double CAPITAL = 0.7;
    private static final double NARROW = 0.32;
    private static final double USUAL = 0.57;
    private static final double FULL = 1.05;
    /** From here on letters are as wide as high. */
    private static final int IDEOGRAPHS = 0x2E80;

    private TextLines() {}

    static double width(String text, double size) {
        return text.codePoints().mapToDouble(TextLines::width).sum() * size;
    }

    private static double width(int letter) {
        if (letter >= IDEOGRAPHS) {
            return FULL;
        }
        if ("mwMW%@—".indexOf(letter) >= 0) {
            return WIDE;
        }
        if (" \u00a0.,:;!|'()[]ijltfrI·".indexOf(letter) >= 0) {
            return NARROW;
        }
        return Character.isUpperCase(letter) ? CAPITAL : USUAL;
    }

    /** At most so many lines; what is left out is marked. */
    static List<String> wrap(String text, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().replace(" %", "\u00a0%").split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        boolean cut = lines.size() > most;
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (cut) {
            shown.set(most - 1, shown.get(most - 1) + " …");
        }
        shown.replaceAll(one -> fit(one, size, width));
        return shown;
    }

    /** One line, shortened where it is too long. */
    static String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }
}
