package io.throughline.feedback;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.BuiltInLanguages;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which language a text is written in, by its letters. */
final class Languages {
    /** The chance from which on a language is believed. */
    private static final double SURE = 0.9;
    /** Characters that are looked at. */
    private static final int LOOKED_AT = 600;

    private static final int ASCII = 128;
    /** Draws of the detector are the same in each process. */
    private static final long SEED = 1;

    /** Widely written ones; short texts of theirs would be taken for small neighbours. */
    private static final Set<String> KNOWN = Set.of(
            "ar", "bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko",
            "lt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh");

    /** Beside Chinese signs only Japanese has these. */
    private static final Set<UnicodeScript> KANA = EnumSet.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private final LanguageDetector detector;

    private Languages(LanguageDetector detector) {
        this.detector = detector;
    }

    static Languages read() {
        try {
            List<LdLocale> wanted = BuiltInLanguages.getLanguages().stream()
                    .filter(one -> KNOWN.contains(one.getLanguage()))
                    .toList();
            List<LanguageProfile> profiles = new LanguageProfileReader().readBuiltIn(wanted);
            return new Languages(LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(profiles)
                    .seed(SEED)
                    .shortTextAlgorithm(100)
                    .build());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Its code of two letters; null where that cannot be told. */
    @Nullable
    String detect(String text) {
        String some = text.substring(0, Math.min(LOOKED_AT, text.length()));
        if (JAPANESE.contains(script(some))
                && some.codePoints().mapToObj(UnicodeScript::of).anyMatch(KANA::contains)) {
            return "ja";
        }
        List<DetectedLanguage> found = detector.getProbabilities(String.join(" ", TextWords.of(some, word -> false)));
        return found.isEmpty() || found.get(0).getProbability() < SURE
                ? null
                : found.get(0).getLocale().getLanguage();
    }

    /** The script that most letters of a text are of; COMMON where it has none. */
    static UnicodeScript script(String text) {
        int[] counts = new int[UnicodeScript.values().length];
        int most = UnicodeScript.COMMON.ordinal();
        for (int i = 0; i < Math.min(LOOKED_AT, text.length()); i++) {
            char sign = text.charAt(i);
            if (Character.isLetter(sign)) {
                int script = (sign < ASCII ? UnicodeScript.LATIN : UnicodeScript.of(sign)).ordinal();
                counts[script]++;
                most = counts[script] > counts[most] ? script : most;
            }
        }
        return UnicodeScript.values()[most];
    }
}
