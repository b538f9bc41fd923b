package io.throughline.identity;

/** Numbers from 0 by a key that is spread already. Cost: 16 bytes of each of its places, of which three in four are used at most. */
final class Numbers {
    private static final int NONE = -1;

    /** Of each place its key and, beside it so that both are read at once, its number plus one; 0: it is free. */
    private long[] cells = new long[2 * 64];

    private int size;

    /** −1 where there is none. */
    int get(long key) {
        return (int) cells[place(key) + 1] - 1;
    }

    /** The number that was there before; −1 where there was none and this one is kept. */
    int putIfAbsent(long key, int number) {
        int place = place(key);
        if (cells[place + 1] != 0) {
            return (int) cells[place + 1] - 1;
        }
        cells[place] = key;
        cells[place + 1] = number + 1L;
        if (++size > cells.length / 8 * 3) {
            grow();
        }
        return NONE;
    }

    /** Gives a key that is there another number. */
    void replace(long key, int number) {
        cells[place(key) + 1] = number + 1L;
    }

    /** Is told a key with its number. */
    @FunctionalInterface
    interface Sink {
        void accept(long key, int number);
    }

    /** All keys, in no order that means anything. */
    void forEach(Sink sink) {
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i + 1] != 0) {
                sink.accept(cells[i], (int) cells[i + 1] - 1);
            }
        }
    }

    /** Tells others all keys under new numbers. @param now by number; −1: it is gone */
    void copyTo(Numbers others, int[] now) {
        forEach((key, number) -> {
            if (now[number] >= 0) {
                others.putIfAbsent(key, now[number]);
            }
        });
    }

    int size() {
        return size;
    }

    private int place(long key) {
        int place = 2 * (int) key & cells.length - 1;
        while (cells[place + 1] != 0 && cells[place] != key) {
            place = place + 2 & cells.length - 1;
        }
        return place;
    }

    private void grow() {
        long[] before = cells;
        cells = new long[2 * before.length];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i + 1] != 0) {
                int place = place(before[i]);
                cells[place] = before[i];
                cells[place + 1] = before[i + 1];
            }
        }
    }
}
