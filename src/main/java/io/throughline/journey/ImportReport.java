package io.throughline.journey;

import java.time.Instant;
import java.util.List;

/**
 * What one import brought.
 *
 * <p>Invariant: rows = accepted + duplicates + rejected.
 *
 * @param rejections the first 1,000
 * @param notes how times and columns were read, and what to look at
 */
public record ImportReport(
        String id,
        String source,
        Instant at,
        long rows,
        long accepted,
        long duplicates,
        long rejected,
        List<Rejection> rejections,
        long customers,
        long touchpoints,
        List<String> notes) {}
