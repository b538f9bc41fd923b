package io.throughline.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Texts that are asked for together. Each text waits for memory three times: for its slot, its place and its page. Here all slots are read before the first place
 * is, so that the waits go side by side.
 */
final class AskedTexts {
    private final Texts texts;
    private final String[] text;
    private final byte[][] bytes;
    private final int[] kinds;
    private final int[] codes;
    private final long[] near;
    private final int[] found;
    private final int[] places;
    private final int[] lengths;
    private int size;

    /** @param most how many can be asked for at once */
    AskedTexts(Texts texts, int most) {
        this.texts = texts;
        text = new String[most];
        bytes = new byte[most][];
        kinds = new int[most];
        codes = new int[most];
        near = new long[most];
        found = new int[most];
        places = new int[most];
        lengths = new int[most];
    }

    void clear() {
        size = 0;
    }

    /** @param normal as texts of its kind are written */
    void ask(int kind, String normal) {
        text[size] = normal;
        bytes[size] = normal.getBytes(UTF_8);
        kinds[size] = kind;
        codes[size] = Texts.hash(kind, bytes[size]);
        size++;
    }

    /** Finds all that were asked for. */
    void look() {
        for (int i = 0; i < size; i++) {
            near[i] = texts.near(codes[i]);
        }
        for (int i = 0; i < size; i++) {
            found[i] = near[i] == 0 ? -1 : texts.likely(codes[i]);
        }
        for (int i = 0; i < size; i++) {
            places[i] = found[i] < 0 ? 0 : texts.place(found[i]);
        }
        for (int i = 0; i < size; i++) {
            lengths[i] = found[i] < 0 ? 0 : texts.length(places[i]);
        }
        for (int i = 0; i < size; i++) {
            boolean is = found[i] >= 0 && lengths[i] == bytes[i].length && texts.is(places[i], kinds[i], bytes[i]);
            found[i] = is || found[i] < 0 ? found[i] : find(i);
        }
    }

    /** The number of one of them when all were looked for; −1 where it was not among the texts. */
    int found(int i) {
        return found[i];
    }

    int kind(int i) {
        return kinds[i];
    }

    String text(int i) {
        return text[i];
    }

    /** What was asked for as texts of its kind are written, or as it was where nothing of it is left so. */
    String textOr(int place, String written) {
        return text[place].isEmpty() ? written : text[place];
    }

    /** The number of one of them; −1 where it is not among the texts. */
    int find(int i) {
        return texts.find(kinds[i], bytes[i], codes[i]);
    }

    int add(int i) {
        return texts.add(kinds[i], bytes[i], codes[i]);
    }
}
