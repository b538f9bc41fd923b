package io.throughline.quality;

/** Numbers, each once; 0 stands for 1. */
final class LongSet {
    private long[] slots = new long[1024];
    private int size;

    /** False where it is there already. */
    boolean add(long number) {
        long wanted = number == 0 ? 1 : number;
        int slot = slot(slots, wanted);
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = wanted;
        if (++size * 2 > slots.length) {
            long[] more = new long[slots.length * 2];
            for (long each : slots) {
                if (each != 0) {
                    more[slot(more, each)] = each;
                }
            }
            slots = more;
        }
        return true;
    }

    boolean contains(long number) {
        long wanted = number == 0 ? 1 : number;
        return slots[slot(slots, wanted)] != 0;
    }

    /** How many of these numbers another set has not. */
    int countMissing(LongSet other) {
        int missing = 0;
        for (long each : slots) {
            missing += each != 0 && !other.contains(each) ? 1 : 0;
        }
        return missing;
    }

    private static int slot(long[] slots, long number) {
        int slot = (int) number & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
