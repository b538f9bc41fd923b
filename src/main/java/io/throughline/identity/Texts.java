package io.throughline.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts of kinds, each once, by number from 0. Cost: the text's bytes in UTF-8 and about 24 more; no object for any of them. */
final class Texts {
    private static final int PAGE = 1 << 20;

    private final List<byte[]> pages = new ArrayList<>();
    private int used = PAGE;
    private long[] at = new long[16];
    private int[] length = new int[16];
    private int[] hash = new int[16];
    private int[] kind = new int[16];
    private int[] slots = new int[64];
    private int size;

    int size() {
        return size;
    }

    /** The number of a text of a kind; −1 where there is none. */
    int find(int ofKind, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return slots[slot(ofKind, bytes, hash(ofKind, bytes))] - 1;
    }

    /** The number of a text of a kind, which is the next one where it is new. */
    int add(int ofKind, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int code = hash(ofKind, bytes);
        int slot = slot(ofKind, bytes, code);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        if (size == at.length) {
            int more = size + (size >> 1);
            at = Arrays.copyOf(at, more);
            length = Arrays.copyOf(length, more);
            hash = Arrays.copyOf(hash, more);
            kind = Arrays.copyOf(kind, more);
        }
        at[size] = keep(bytes);
        length[size] = bytes.length;
        hash[size] = code;
        kind[size] = ofKind;
        slots[slot] = ++size;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return size - 1;
    }

    int kind(int id) {
        return kind[id];
    }

    String text(int id) {
        return new String(pages.get((int) (at[id] / PAGE)), (int) (at[id] % PAGE), length[id], UTF_8);
    }

    private long keep(byte[] bytes) {
        if (used + bytes.length > PAGE) {
            pages.add(new byte[Math.max(PAGE, bytes.length)]);
            used = 0;
        }
        System.arraycopy(bytes, 0, pages.get(pages.size() - 1), used, bytes.length);
        long place = (long) (pages.size() - 1) * PAGE + used;
        used += bytes.length;
        return place;
    }

    private int slot(int ofKind, byte[] bytes, int code) {
        int slot = code & slots.length - 1;
        while (slots[slot] > 0 && !is(slots[slot] - 1, ofKind, bytes, code)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean is(int id, int ofKind, byte[] bytes, int code) {
        if (hash[id] != code || kind[id] != ofKind || length[id] != bytes.length) {
            return false;
        }
        int from = (int) (at[id] % PAGE);
        byte[] page = pages.get((int) (at[id] / PAGE));
        return Arrays.equals(page, from, from + bytes.length, bytes, 0, bytes.length);
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int id = 0; id < size; id++) {
            int slot = hash[id] & slots.length - 1;
            while (slots[slot] > 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = id + 1;
        }
    }

    private static int hash(int ofKind, byte[] bytes) {
        long code = 0xcbf29ce484222325L + ofKind;
        for (byte one : bytes) {
            code = (code ^ one) * 0x100000001b3L;
        }
        code = (code ^ code >>> 32) * 0x9E3779B97F4A7C15L;
        return (int) (code >>> 32);
    }
}
