package io.throughline.feedback;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists of words that tell the polarity of texts: the English one that comes with the product, and those that people bring for other languages, or in its place. */
public final class WordLists {
    /** Only the one that comes with the product. */
    public static final WordLists NONE = new WordLists(Map.of());

    private final Map<String, PolarityList> own;
    private volatile @Nullable PolarityList english;

    private WordLists(Map<String, PolarityList> own) {
        this.own = own;
    }

    /**
     * Reads lists of one's own.
     *
     * @param files by language, a code of two letters
     * @throws IllegalArgumentException with one line that tells what is wrong, beginning with the language
     */
    public static WordLists read(Map<String, Path> files) {
        Map<String, PolarityList> own = new TreeMap<>();
        new TreeMap<>(files).forEach((language, file) -> {
            if (!language.matches("[a-z]{2}")) {
                throw new IllegalArgumentException(
                        language + ": a language is written as its code of two small letters, such as pt");
            }
            own.put(language, WordListFile.read(language, file));
        });
        return new WordLists(own);
    }

    boolean has(String language) {
        return language.equals(PolarityList.LANGUAGE) || own.containsKey(language);
    }

    /** Of a language that has a list. */
    double score(String text, String language) {
        PolarityList list = own.get(language);
        return (list == null ? english() : list).score(text);
    }

    private PolarityList english() {
        PolarityList known = english;
        if (known == null) {
            known = PolarityList.read();
            english = known;
        }
        return known;
    }
}
