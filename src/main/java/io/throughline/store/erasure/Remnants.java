package io.throughline.store.erasure;

/** What the files of a database hold of records that are deleted. Brought by whoever runs the database in this process. */
public interface Remnants {
    /** Overwrites it and lets go of the logs that tell of it, once indexes were made anew. Others may write meanwhile. */
    void wipe();
}
