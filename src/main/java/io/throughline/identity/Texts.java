package io.throughline.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts of kinds, each once, by number from 0. Cost: the text's bytes in UTF-8 and about 30 more; no object for any of them. Reading one waits
 * for memory three times: for its slot, its place and its page.
 */
final class Texts {
    /** Well below half of the smallest region of the collector, which would else give each page regions of its own. */
    private static final int PAGE_BITS = 18;

    private static final int PAGE = 1 << PAGE_BITS;
    /** Texts begin at multiples of four bytes, so that an int tells a place among 16 GB. */
    private static final int UNIT_BITS = 2;

    private static final int LENGTH = Integer.BYTES;
    /** Before each text its length and its kind. */
    private static final int HEAD = LENGTH + Character.BYTES;

    private static final int MOST_KINDS = Character.MAX_VALUE;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final List<byte[]> pages = new ArrayList<>();
    private int used = PAGE;
    private int[] at = new int[16];
    private char[] kind = new char[16];
    /** The hash above, the number plus one below; 0 where it is free. */
    private long[] slots = new long[64];

    private int size;

    int size() {
        return size;
    }

    /** The number of a text of a kind; −1 where there is none. @param bytes in UTF-8 @param code their hash */
    int find(int ofKind, byte[] bytes, int code) {
        return (int) slots[slot(ofKind, bytes, code)] - 1;
    }

    /** The number of a text of a kind, which is the next one where it is new. */
    int add(int ofKind, byte[] bytes, int code) {
        int slot = slot(ofKind, bytes, code);
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        if (ofKind > MOST_KINDS) {
            throw new IllegalStateException("more than " + MOST_KINDS + " kinds of identifiers");
        }
        if (size == at.length) {
            int more = size + (size >> 1);
            at = Arrays.copyOf(at, more);
            kind = Arrays.copyOf(kind, more);
        }
        at[size] = keep(ofKind, bytes);
        kind[size] = (char) ofKind;
        slots[slot] = (long) code << Integer.SIZE | ++size;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return size - 1;
    }

    /** The number of the first text whose hash may be this one; −1 where there is none. */
    int likely(int code) {
        int slot = code & slots.length - 1;
        while (slots[slot] != 0 && code(slots[slot]) != code) {
            slot = slot + 1 & slots.length - 1;
        }
        return (int) slots[slot] - 1;
    }

    /** What stands where a text with this hash should be: reads no more than that. */
    long near(int code) {
        return slots[code & slots.length - 1];
    }

    /** Where a text is kept. */
    int place(int id) {
        return at[id];
    }

    /** How long the text of a place is, in bytes. */
    int length(int place) {
        return (int) INTS.get(page(place), offset(place));
    }

    private static int code(long slot) {
        return (int) (slot >>> Integer.SIZE);
    }

    int kind(int id) {
        return kind[id];
    }

    String text(int id) {
        return new String(page(at[id]), offset(at[id]) + HEAD, length(at[id]), UTF_8);
    }

    byte[] bytes(int id) {
        int from = offset(at[id]) + HEAD;
        return Arrays.copyOfRange(page(at[id]), from, from + length(at[id]));
    }

    private byte[] page(int place) {
        return pages.get(place >>> PAGE_BITS - UNIT_BITS);
    }

    private static int offset(int place) {
        return place << UNIT_BITS & PAGE - 1;
    }

    private int keep(int ofKind, byte[] bytes) {
        int room = HEAD + bytes.length;
        if (used + room > PAGE) {
            pages.add(new byte[Math.max(PAGE, room)]);
            used = 0;
        }
        byte[] page = pages.get(pages.size() - 1);
        INTS.set(page, used, bytes.length);
        CHARS.set(page, used + LENGTH, (char) ofKind);
        System.arraycopy(bytes, 0, page, used + HEAD, bytes.length);
        int place = pages.size() - 1 << PAGE_BITS - UNIT_BITS | used >> UNIT_BITS;
        used += room + (1 << UNIT_BITS) - 1 & -1 << UNIT_BITS;
        return place;
    }

    private int slot(int ofKind, byte[] bytes, int code) {
        int slot = code & slots.length - 1;
        while (slots[slot] != 0 && (code(slots[slot]) != code || !is(at[(int) slots[slot] - 1], ofKind, bytes))) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Whether this text of this kind is kept at a place. */
    boolean is(int place, int ofKind, byte[] bytes) {
        byte[] page = page(place);
        int from = offset(place);
        return (int) INTS.get(page, from) == bytes.length
                && (char) CHARS.get(page, from + LENGTH) == ofKind
                && Arrays.equals(page, from + HEAD, from + HEAD + bytes.length, bytes, 0, bytes.length);
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long one : before) {
            if (one != 0) {
                int slot = code(one) & slots.length - 1;
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = one;
            }
        }
    }

    /** The hash of a text of a kind, eight bytes at a time; finished as in SplitMix64. */
    static int hash(int ofKind, byte[] bytes) {
        long code = 0xcbf29ce484222325L + ofKind + ((long) bytes.length << Integer.SIZE);
        int from = 0;
        for (; from + Long.BYTES <= bytes.length; from += Long.BYTES) {
            code = mix(code ^ (long) LONGS.get(bytes, from));
        }
        long rest = 0;
        for (; from < bytes.length; from++) {
            rest = rest << Byte.SIZE | bytes[from] & 0xff;
        }
        return (int) (mix(code ^ rest) >>> Integer.SIZE);
    }

    private static long mix(long code) {
        long once = (code ^ code >>> 30) * 0xbf58476d1ce4e5b9L;
        return (once ^ once >>> 27) * 0x94d049bb133111ebL;
    }
}
