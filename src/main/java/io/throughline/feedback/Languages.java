package io.throughline.feedback;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfile;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which language a text is written in, by its letters. */
final class Languages {
    /** The chance from which on a language is believed. */
    private static final double SURE = 0.9;
    /** Characters that are looked at. */
    private static final int LOOKED_AT = 600;
    /** Draws of the detector are the same in each process. */
    private static final long SEED = 1;

    /** Few speak these, and short texts of their large neighbours are taken for them. */
    private static final Set<String> SMALL = Set.of("an", "ast", "br", "eu", "ga", "gl", "ht", "mt", "oc", "wa", "yi");

    private final LanguageDetector detector;

    private Languages(LanguageDetector detector) {
        this.detector = detector;
    }

    static Languages read() {
        try {
            List<LanguageProfile> profiles = new ArrayList<>(new LanguageProfileReader().readAllBuiltIn());
            profiles.removeIf(profile -> SMALL.contains(profile.getLocale().getLanguage()));
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
        List<DetectedLanguage> found = detector.getProbabilities(String.join(" ", TextWords.of(some, word -> false)));
        return found.isEmpty() || found.get(0).getProbability() < SURE
                ? null
                : found.get(0).getLocale().getLanguage();
    }
}
