package io.throughline.ingest;

/** Told now and then how far an import has come; called from the importing thread. */
@FunctionalInterface
public interface ImportProgress {
    ImportProgress NONE = (bytesRead, bytes, rows) -> {};

    /**
     * The file has been read so far.
     *
     * @param bytesRead of the file as it lies on disk
     * @param bytes size of the file
     * @param rows read so far, refused ones included
     */
    void read(long bytesRead, long bytes, long rows);

    /**
     * The file waits while what an earlier import left is deleted.
     *
     * @param timelinesLeft still to be deleted
     */
    default void purging(long timelinesLeft) {}
}
