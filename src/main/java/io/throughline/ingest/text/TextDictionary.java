package io.throughline.ingest.text;

import io.throughline.journey.BatchNames;
import io.throughline.journey.Nothing;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds a text by its characters without making a string of it, and remembers the code a dictionary gave it.
 *
 * <p>Cost: one hash and one comparison for a known text; the multiplier differs from process to process, so that nobody can
 * choose texts that collide.
 */
public final class TextDictionary {
    private static final int MULTIPLIER = new SplittableRandom().nextInt() | 1;
    /** Object headers, map node and boxed code beside the characters. */
    private static final int OVERHEAD = 120;

    private final @Nullable BatchNames names;
    private final UnaryOperator<String> rename;
    private final boolean optional;
    private int[] slots = new int[64];
    private int[] hashes = new int[32];
    private String[] texts = new String[32];
    private int[] codes = new int[32];
    private int size;
    private long bytes;

    private @Nullable String mask;

    private TextDictionary(@Nullable BatchNames names, UnaryOperator<String> rename, boolean optional) {
        this.names = names;
        this.rename = rename;
        this.optional = optional;
    }

    /** Texts that a dictionary codes; {@code rename} says under which name. */
    public TextDictionary(BatchNames names, UnaryOperator<String> rename) {
        this(names, rename, false);
    }

    public TextDictionary(BatchNames names) {
        this(names, UnaryOperator.identity());
    }

    /** Texts without a dictionary. */
    public TextDictionary() {
        this(null, UnaryOperator.identity(), false);
    }

    /** Texts without a dictionary, all of them shown as one. */
    public static TextDictionary masked(String shown) {
        TextDictionary words = new TextDictionary();
        words.mask = shown;
        return words;
    }

    /** Texts of which words for nothing have the code −1. */
    public static TextDictionary optional(BatchNames names) {
        return new TextDictionary(names, UnaryOperator.identity(), true);
    }

    /** Whether a name is a word for nothing. {@code NA} may be a name. */
    public static boolean nothing(String name) {
        return Nothing.is(name) && !name.strip().equalsIgnoreCase("NA");
    }

    public int code(char[] c, int from, int to) {
        int id = find(c, from, to);
        return codes[id];
    }

    public String text(char[] c, int from, int to) {
        if (mask != null) {
            return mask;
        }
        int id = find(c, from, to);
        return texts[id];
    }

    public int code(String text) {
        char[] c = text.toCharArray();
        return code(c, 0, c.length);
    }

    /** Estimated bytes these texts hold. */
    public long bytes() {
        return bytes;
    }

    private int find(char[] c, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = (hash + c[i] + 1) * MULTIPLIER;
        }
        hash ^= hash >>> 15;
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && same(texts[id], c, from, to)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return add(new String(c, from, to - from), hash, slot);
    }

    private int add(String text, int hash, int slot) {
        if (size == texts.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            texts = Arrays.copyOf(texts, size * 2);
            codes = Arrays.copyOf(codes, size * 2);
        }
        int id = size++;
        texts[id] = text;
        hashes[id] = hash;
        codes[id] = names == null || optional && nothing(text) ? -1 : names.code(rename.apply(text));
        bytes += text.length() + OVERHEAD;
        slots[slot] = id + 1;
        if (size * 2 > slots.length) {
            rehash();
        }
        return id;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = hashes[id] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private static boolean same(String text, char[] c, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != c[from + i]) {
                return false;
            }
        }
        return true;
    }
}
