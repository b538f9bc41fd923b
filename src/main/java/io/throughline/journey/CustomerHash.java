package io.throughline.journey;

/** A number for a customer's id that does not depend on how data arrived. */
public final class CustomerHash {
    private CustomerHash() {}

    /** 64-bit hash of an id: FNV-1a over its characters, finished as in SplitMix64. */
    public static long of(String id) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            h = (h ^ id.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }
}
