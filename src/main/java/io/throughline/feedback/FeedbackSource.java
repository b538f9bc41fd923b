package io.throughline.feedback;

import java.util.List;
import java.util.function.Consumer;

/** Stored feedback as it is read. Implemented by the store; only visible imports are read. */
public interface FeedbackSource {
    /** Nothing was ever said. */
    FeedbackSource NONE = new FeedbackSource() {
        @Override
        public List<Brought> listImports() {
            return List.of();
        }

        @Override
        public void load(long seq, Consumer<StoredVoice> sink) {}

        @Override
        public void loadPlaces(int[] ordinals, Consumer<KeyedPlace> sink) {}

        @Override
        public void loadSaid(int[] ordinals, long[] seqs, SaidSink sink) {}
    };

    /** An import that brought feedback. */
    record Brought(long seq, String source) {}

    /** An interaction that has a key. */
    record KeyedPlace(int ordinal, String key, long at, String touchpoint) {}

    /** Is told what an import brought. */
    @FunctionalInterface
    interface SaidSink {
        void accept(long seq, StoredVoice voice);
    }

    /** Imports that brought feedback, by seq. */
    List<Brought> listImports();

    /** Differs once somebody was erased, whose feedback is gone. */
    default long erased() {
        return 0;
    }

    /** All that an import brought, with texts, by part. */
    void load(long seq, Consumer<StoredVoice> sink);

    /** Interactions of some customers that have a key, in the order of arrival. */
    void loadPlaces(int[] ordinals, Consumer<KeyedPlace> sink);

    /** What some customers said in some imports, by customer, import and part. @param ordinals may hold {@link StoredVoice#NOBODY} */
    void loadSaid(int[] ordinals, long[] seqs, SaidSink sink);
}
