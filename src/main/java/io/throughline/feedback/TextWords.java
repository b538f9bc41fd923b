package io.throughline.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The words of a text, and where it pauses: lower case, addresses and @handles left out, n't written as not. */
final class TextWords {
    /** Stands between the parts of a sentence. */
    static final String PAUSE = ",";

    private static final String PAUSES = ",.;:!?";

    private TextWords() {}

    /** @param whole what is kept as it stands, whatever signs it has; such as faces made of signs */
    static List<String> of(String text, Predicate<String> whole) {
        List<String> words = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        int from = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || Character.isWhitespace(lower.charAt(i))) {
                if (i > from) {
                    add(words, lower.substring(from, i), whole);
                }
                from = i + 1;
            }
        }
        return words;
    }

    private static void add(List<String> words, String token, Predicate<String> whole) {
        if (token.startsWith("@")
                || token.startsWith("http:")
                || token.startsWith("https:")
                || token.startsWith("www.")) {
            return;
        }
        if (whole.test(token)) {
            words.add(token);
            return;
        }
        int from = 0;
        for (int i = 0; i <= token.length(); i++) {
            boolean inside = i < token.length() && (Character.isLetterOrDigit(token.charAt(i)) || joins(token, i));
            if (!inside) {
                if (i > from) {
                    addWord(words, token.substring(from, i));
                }
                from = i + 1;
                if (i < token.length() && PAUSES.indexOf(token.charAt(i)) >= 0) {
                    words.add(PAUSE);
                }
            }
        }
    }

    /** An apostrophe or a hyphen between letters. */
    private static boolean joins(String token, int i) {
        char c = token.charAt(i);
        return (c == '\'' || c == '-')
                && i > 0
                && i + 1 < token.length()
                && Character.isLetter(token.charAt(i - 1))
                && Character.isLetter(token.charAt(i + 1));
    }

    private static void addWord(List<String> words, String word) {
        if (word.endsWith("n't")) {
            words.add(word.equals("can't") ? "can" : word.substring(0, word.length() - 3));
            words.add("not");
        } else {
            words.add(word);
        }
    }
}
