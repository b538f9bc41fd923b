package io.throughline.feedback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what imports brought, and keeps it for those who ask again as long as there is little of it; the rest is read again. */
final class KeptVoices {
    /** The share of the memory that may be held. */
    private static final long SHARE = 16;
    /** About what a voice takes, and each of its items beside its text. */
    private static final long VOICE = 600;

    private static final long ITEM = 80;

    private final FeedbackSource source;
    private final Map<Long, List<StoredVoice>> kept = new HashMap<>();
    private long room = Runtime.getRuntime().maxMemory() / SHARE;

    KeptVoices(FeedbackSource source) {
        this.source = source;
    }

    /** All that an import brought, with texts, each time in the same order. */
    void load(long seq, Consumer<StoredVoice> sink) {
        List<StoredVoice> known = kept.get(seq);
        if (known != null) {
            known.forEach(sink);
        } else {
            Keeping keeping = new Keeping();
            source.load(seq, voice -> {
                keeping.take(voice);
                sink.accept(voice);
            });
            keeping.end(seq);
        }
    }

    /** What is kept of one import. */
    private final class Keeping {
        private @Nullable List<StoredVoice> voices = new ArrayList<>();
        private long taken;

        void take(StoredVoice voice) {
            if (voices != null) {
                taken += size(voice);
                voices.add(voice);
                voices = taken > room ? null : voices;
            }
        }

        void end(long seq) {
            if (voices != null) {
                kept.put(seq, voices);
                room -= taken;
            }
        }
    }

    private static long size(StoredVoice voice) {
        long size = VOICE + ITEM * voice.size();
        for (String text : voice.texts()) {
            size += 2L * text.length();
        }
        return size;
    }
}
