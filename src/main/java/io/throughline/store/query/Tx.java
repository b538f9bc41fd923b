package io.throughline.store.query;

import java.util.Map;

/** A transaction under way, in which query files are run. */
public interface Tx {
    /** @param name of the query file */
    Rows run(String name, Map<String, ?> params);
}
