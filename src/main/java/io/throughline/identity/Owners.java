package io.throughline.identity;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of each id under which interactions are kept, by the hash of the id: the strongest by kind of those that it is said to be, however
 * they come; else one that has this value.
 */
final class Owners {
    private final IntBinaryOperator byKind;
    private final Numbers own = new Numbers();
    private final Numbers likely = new Numbers();
    /** Further identifiers that an id is, as where two systems use it: their hashes and numbers. */
    private final Equals others = new Equals();
    /** Ids told of since it was last asked which; null until then. */
    private @Nullable Numbers told;

    /** @param byKind compares two identifiers by their kinds, the stronger first */
    Owners(IntBinaryOperator byKind) {
        this.byKind = byKind;
    }

    /** −1 where nothing is known of the id. */
    int of(long hash) {
        int owner = own.get(hash);
        return owner < 0 ? likely.get(hash) : owner;
    }

    /** The id is the identifier, and so is each that it was told to be before. */
    void put(long hash, int id) {
        int weaker = put(own, hash, id);
        if (weaker >= 0) {
            others.add(hash, weaker);
        }
    }

    /** The id is the identifier where it is told to be none. */
    void putLikely(long hash, int id) {
        put(likely, hash, id);
    }

    /** Keeps the stronger of two; the weaker, −1 where there is none. */
    private int put(Numbers numbers, long hash, int id) {
        int before = numbers.putIfAbsent(hash, id);
        if (before == id) {
            return -1;
        }
        boolean stronger = before >= 0 && byKind.applyAsInt(id, before) < 0;
        if (stronger) {
            numbers.replace(hash, id);
        }
        if (told != null && (before < 0 || stronger)) {
            told.putIfAbsent(hash, id);
        }
        return stronger ? before : before < 0 ? -1 : id;
    }

    /** Identifiers that are one since one id is both, the strongest of the id first. */
    void forEachEqual(Pairs.Act act) {
        others.forEach((hash, id) -> act.on(own.get(hash), id));
    }

    /** Ids of which {@link #of} may tell another than when this was last asked; at first all. */
    LongPredicate since() {
        Numbers since = told;
        told = new Numbers();
        return since == null ? hash -> true : hash -> since.get(hash) >= 0;
    }

    void forEach(Numbers.Sink sink) {
        own.forEach(sink);
        likely.forEach((hash, id) -> {
            if (own.get(hash) < 0) {
                sink.accept(hash, id);
            }
        });
    }

    /** Tells others all under new numbers. @param now by number; −1: it is gone */
    void copyTo(Owners to, int[] now) {
        own.copyTo(to.own, now);
        likely.copyTo(to.likely, now);
        others.forEach((hash, id) -> {
            if (now[id] >= 0) {
                to.others.add(hash, now[id]);
            }
        });
    }

    /** Numbers by keys that may come more than once. */
    private static final class Equals {
        private long[] keys = new long[16];
        private int[] numbers = new int[16];
        private int size;

        void add(long key, int number) {
            if (size == numbers.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            keys[size] = key;
            numbers[size++] = number;
        }

        void forEach(Numbers.Sink sink) {
            for (int i = 0; i < size; i++) {
                sink.accept(keys[i], numbers[i]);
            }
        }
    }
}
