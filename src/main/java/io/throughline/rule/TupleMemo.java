package io.throughline.rule;

import java.util.Arrays;

/** Answers by tuples of whole numbers, all of one width. Not for several threads. Cost: 4 bytes a number and 1 an answer, twice over. */
final class TupleMemo {
    private final int width;
    private int[] keys;
    private byte[] answers = new byte[1024];
    private int size;

    TupleMemo(int width) {
        this.width = width;
        keys = new int[answers.length * width];
    }

    /** The place of a tuple, valid until the next one is remembered: that of its answer, or a free one. */
    int place(int[] tuple) {
        int mask = answers.length - 1;
        int place = hash(tuple) & mask;
        while (answers[place] != 0 && !holds(place, tuple)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    boolean isKnown(int place) {
        return answers[place] != 0;
    }

    boolean answer(int place) {
        return answers[place] == 2;
    }

    void remember(int place, int[] tuple, boolean answer) {
        System.arraycopy(tuple, 0, keys, place * width, width);
        answers[place] = (byte) (answer ? 2 : 1);
        if (++size * 2 > answers.length) {
            grow();
        }
    }

    private boolean holds(int place, int[] tuple) {
        int from = place * width;
        for (int i = 0; i < width; i++) {
            if (keys[from + i] != tuple[i]) {
                return false;
            }
        }
        return true;
    }

    private int hash(int[] tuple) {
        long h = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < width; i++) {
            h = (h ^ tuple[i]) * 0xbf58476d1ce4e5b9L;
            h ^= h >>> 29;
        }
        return (int) (h ^ (h >>> 32));
    }

    private void grow() {
        int[] oldKeys = keys;
        byte[] oldAnswers = answers;
        answers = new byte[oldAnswers.length * 2];
        keys = new int[answers.length * width];
        for (int place = 0; place < oldAnswers.length; place++) {
            if (oldAnswers[place] != 0) {
                int[] tuple = Arrays.copyOfRange(oldKeys, place * width, (place + 1) * width);
                int to = place(tuple);
                System.arraycopy(tuple, 0, keys, to * width, width);
                answers[to] = oldAnswers[place];
            }
        }
    }
}
