package io.throughline.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person was taken out of everything that is kept. Nothing here tells who it was.
 *
 * @param ids under how many ids interactions were kept
 * @param identifiers how many identifiers were forgotten
 * @param interactions how many were deleted
 * @param keptRows records that had not been taken and named the person
 * @param texts notes, reasons and examples that named the person
 * @param filesAt when what the files of the database still held was overwritten; null: not yet, or they are those of a server
 */
public record Erasure(
        String id,
        Instant at,
        String author,
        String reason,
        long ids,
        long identifiers,
        long interactions,
        long keptRows,
        long texts,
        @Nullable Instant filesAt) {}
