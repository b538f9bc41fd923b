package io.throughline.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.FeedbackRow;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Feedback in memory: what came is read once, and what is known then is what a fresh start would know. */
class FeedbackIndexTest {
    /** Counts what is read; imports from a number on are not yet visible. */
    private static final class Counting implements FeedbackSource {
        final MemoryFeedback all;
        final List<Long> read = new ArrayList<>();
        long visible;
        long hidden = -1;

        Counting(MemoryFeedback all, long visible) {
            this.all = all;
            this.visible = visible;
        }

        @Override
        public List<Brought> listImports() {
            return all.listImports().stream()
                    .filter(one -> one.seq() <= visible && one.seq() != hidden)
                    .toList();
        }

        @Override
        public void load(long seq, Consumer<StoredVoice> sink) {
            read.add(seq);
            all.load(seq, sink);
        }

        @Override
        public void loadPlaces(int[] ordinals, Consumer<KeyedPlace> sink) {}

        @Override
        public void loadSaid(int[] ordinals, long[] seqs, SaidSink sink) {
            all.loadSaid(ordinals, seqs, sink);
        }
    }

    private static String told(FeedbackItems items) {
        StringBuilder told = new StringBuilder();
        for (int slot = 0; slot < items.slots(); slot++) {
            for (int item = items.from(slot); item < items.from(slot + 1); item++) {
                told.append(items.ordinal(slot))
                        .append(' ')
                        .append(items.at(item))
                        .append(' ');
                told.append(items.form(item))
                        .append(' ')
                        .append(items.score(item))
                        .append(' ');
                told.append(items.polarity(item)).append('\n');
            }
        }
        return told.toString();
    }

    private static List<FeedbackRow> rows(int count, long seed, boolean rated) {
        Random chance = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String words = chance.nextBoolean() ? "blimo_w" : "droxa_w";
            String said = i % 2 == 0 && rated ? " language=xx text=" + words + i % 7 : "";
            text.append(i == 0 ? "" : ";")
                    .append("c" + chance.nextInt(60))
                    .append(' ')
                    .append(chance.nextInt(500));
            text.append(" CSAT ").append(words.startsWith("b") ? 5 : 1).append(said);
        }
        text.append(";c1 ").append(600 + seed).append(" TEXT - language=en text=very_good_service");
        return MemoryFeedback.rows(text.toString());
    }

    private static Counting source(boolean rated) {
        MemoryFeedback all = new MemoryFeedback(id -> Integer.parseInt(id.substring(1)))
                .add("a", rows(900, 1, true))
                .add("b", rows(200, 2, rated))
                .add("a", rows(150, 3, rated));
        return new Counting(all, 1);
    }

    @Test
    void whatComesIsReadAloneAndOnce() {
        Counting source = source(false);
        FeedbackIndex index = new FeedbackIndex(source);
        assertThat(index.items(1).size()).isEqualTo(901);
        assertThat(source.read).containsExactly(1L);
        source.visible = 3;
        FeedbackItems extended = index.items(2);
        assertThat(source.read).containsExactly(1L, 2L, 3L);
        source.read.clear();
        FeedbackItems fresh = new FeedbackIndex(source).items(2);
        assertThat(source.read).containsExactly(1L, 2L, 3L);
        assertThat(told(extended)).isEqualTo(told(fresh));
        assertThat(index.items(3)).isSameAs(extended);
        source.hidden = 2;
        assertThat(told(index.items(4))).isEqualTo(told(new FeedbackIndex(source).items(4)));
    }

    /** More rated texts of a language that is learnt change what all its texts say. */
    @Test
    void whatTeachesIsLearntFromTheBeginning() {
        Counting source = source(true);
        FeedbackIndex index = new FeedbackIndex(source);
        FeedbackItems before = index.items(1);
        source.visible = 3;
        FeedbackItems after = index.items(2);
        assertThat(told(after)).isEqualTo(told(new FeedbackIndex(source).items(2)));
        assertThat(after.polarity(0)).isNotEqualTo(before.polarity(0));
    }

    /** Few rated texts are counted, whoever brought them, until they are enough. */
    @Test
    void ratedTextsAddUpOverImports() {
        MemoryFeedback all = new MemoryFeedback(id -> Integer.parseInt(id.substring(1)));
        for (int i = 0; i < 4; i++) {
            all.add("s" + i, rows(200, 10 + i, true));
        }
        Counting source = new Counting(all, 1);
        FeedbackIndex index = new FeedbackIndex(source);
        for (int visible = 1; visible <= 4; visible++) {
            source.visible = visible;
            assertThat(told(index.items(visible))).isEqualTo(told(new FeedbackIndex(source).items(visible)));
        }
        assertThat(told(index.items(4)))
                .contains("language=xx")
                .doesNotContain("xx, text=true, source=s0, seq=1] 5.0 NaN");
    }

    /** The columns of an item are 24 bytes, whatever it says; what belongs to a customer is 16. */
    @Test
    void anItemTakesTwentyFourBytes() throws ReflectiveOperationException {
        FeedbackItems items = new FeedbackIndex(
                        new MemoryFeedback(id -> Integer.parseInt(id.substring(1))).add("a", rows(3_000, 1, true)))
                .items(1);
        assertThat(items.size()).isEqualTo(3_001);
        assertThat(arrays(items.columns())).isEqualTo(24L * items.size());
        assertThat(arrays(items)).isEqualTo(16L * items.slots() + Integer.BYTES);
        assertThat(items.keys()).isEmpty();
    }

    /** Bytes of all arrays that an object holds itself. */
    private static long arrays(Object holder) throws ReflectiveOperationException {
        long bytes = 0;
        for (Field field : holder.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.getType().isArray()) {
                field.setAccessible(true);
                Class<?> cell = field.getType().getComponentType();
                long each = cell == long.class || cell == double.class ? Long.BYTES : Integer.BYTES;
                assertThat(cell).isIn(long.class, double.class, int.class, float.class);
                bytes += each * Array.getLength(field.get(holder));
            }
        }
        return bytes;
    }
}
