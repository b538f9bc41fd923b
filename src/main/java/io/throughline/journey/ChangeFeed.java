package io.throughline.journey;

import java.util.function.Consumer;

/** Tells of each import or recorded batch once it is visible. */
public interface ChangeFeed {

    /** Calls {@code listener} for every report from now on, until the returned subscription is closed. */
    Subscription subscribe(Consumer<ImportReport> listener);

    /** Ends when closed; closing twice does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
