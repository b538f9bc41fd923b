package io.throughline.analysis.summary;

import io.throughline.journey.InvalidArgument;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A figure worked out when first asked for, by whichever thread asks; a failure is not kept. */
public final class Lazy<T> {
    private final Supplier<T> work;
    private volatile @Nullable T result;

    public Lazy(Supplier<T> work) {
        this.work = work;
    }

    /**
     * Works out two at the same time, so that they are there when they are read. Neither may wait for anything that the other works out, since a worker that
     * waits helps the other one. A fault is left to who reads.
     */
    public static void sideBySide(@Nullable Lazy<?> one, @Nullable Lazy<?> other) {
        Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .parallel()
                .forEach(each -> each.ifPresent(Lazy::tryToGet));
    }

    private void tryToGet() {
        try {
            get();
        } catch (InvalidArgument fault) {
            // Nothing is kept, so whoever reads it meets the fault.
        }
    }

    public T get() {
        T known = result;
        return known == null ? compute() : known;
    }

    private synchronized T compute() {
        T known = result;
        if (known == null) {
            known = work.get();
            result = known;
        }
        return known;
    }
}
