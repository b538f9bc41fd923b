package io.throughline.identity;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The identifier of each id under which interactions are kept, by the hash of the id; a person or an address goes before a device. */
final class Owners {
    private final Numbers own = new Numbers();
    private final Numbers devices = new Numbers();
    /** Ids told of since it was last asked which; null until then. */
    private @Nullable Numbers told;

    /** −1 where nothing is known of the id. */
    int of(long hash) {
        int owner = own.get(hash);
        return owner < 0 ? devices.get(hash) : owner;
    }

    /** The identifier told of the id before, which stays; −1 where there was none. */
    int put(long hash, int id) {
        return note(hash, id, own.putIfAbsent(hash, id));
    }

    void putDevice(long hash, int id) {
        note(hash, id, devices.putIfAbsent(hash, id));
    }

    private int note(long hash, int id, int before) {
        if (before < 0 && told != null) {
            told.putIfAbsent(hash, id);
        }
        return before;
    }

    /** Ids of which {@link #of} may tell another than when this was last asked; at first all. */
    LongPredicate since() {
        Numbers since = told;
        told = new Numbers();
        return since == null ? hash -> true : hash -> since.get(hash) >= 0;
    }

    void forEach(Numbers.Sink sink) {
        own.forEach(sink);
        devices.forEach((hash, id) -> {
            if (own.get(hash) < 0) {
                sink.accept(hash, id);
            }
        });
    }

    /** Tells others all under new numbers. @param now by number; −1: it is gone */
    void copyTo(Owners others, int[] now) {
        own.copyTo(others.own, now);
        devices.copyTo(others.devices, now);
    }
}
