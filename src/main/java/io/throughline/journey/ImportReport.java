package io.throughline.journey;

import java.time.Instant;
import java.util.List;

/**
 * What one import brought.
 *
 * <p>Invariant: rows = taken + leftOut + duplicates + rejected; taken = accepted where a record is one interaction.
 *
 * @param rows records read
 * @param taken records of which something came
 * @param accepted interactions, or costs, or items of feedback where there is nothing else
 * @param leftOut records nobody wants
 * @param duplicates records the store or the file has already
 * @param rejected records that cannot be read
 * @param reasons why records were not taken, with their counts
 * @param rejections the first 1,000
 * @param notes how times and columns were read, and what to look at
 */
public record ImportReport(
        String id,
        String source,
        Instant at,
        long rows,
        long taken,
        long accepted,
        long leftOut,
        long duplicates,
        long rejected,
        List<RecordAccount.Reason> reasons,
        List<Rejection> rejections,
        long customers,
        long touchpoints,
        List<String> notes) {

    public static ImportReport of(
            String id,
            String source,
            Instant at,
            RecordAccount account,
            long accepted,
            List<Rejection> rejections,
            long customers,
            long touchpoints,
            List<String> notes) {
        return new ImportReport(
                id,
                source,
                at,
                account.records(),
                account.taken(),
                accepted,
                account.leftOut(),
                account.duplicates(),
                account.rejected(),
                account.reasons(),
                rejections,
                customers,
                touchpoints,
                notes);
    }
}
