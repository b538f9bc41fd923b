package io.throughline.analysis.summary;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A figure worked out when first asked for, by whichever thread asks; a failure is not kept. */
public final class Lazy<T> {
    private final Supplier<T> work;
    private volatile @Nullable T result;

    public Lazy(Supplier<T> work) {
        this.work = work;
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
