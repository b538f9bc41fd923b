package io.throughline.journey;

import java.util.List;

/**
 * What became of the records of one import.
 *
 * <p>Invariant: records = taken + left out + duplicates + rejected. A record may become several interactions; it is taken where one of them
 * was.
 *
 * @param records read, those of no interest included
 * @param reasons why records were not taken, in the order of fates, the most frequent first
 */
public record RecordAccount(long records, List<Reason> reasons) {

    /** Why a record was not taken. */
    public enum Fate {
        /** Nobody wants it. */
        LEFT_OUT,
        /** Another says the same. */
        DUPLICATE,
        /** It cannot be read. */
        REJECTED
    }

    /** One reason. @param records for which it holds */
    public record Reason(Fate fate, String reason, long records) {}

    public RecordAccount {
        reasons = List.copyOf(reasons);
    }

    /** Records of which nothing but their number is told. */
    public static RecordAccount of(long records) {
        return new RecordAccount(records, List.of());
    }

    /** Records of which at least one interaction, journey or cost came. */
    public long taken() {
        return records - leftOut() - duplicates() - rejected();
    }

    public long leftOut() {
        return count(Fate.LEFT_OUT);
    }

    public long duplicates() {
        return count(Fate.DUPLICATE);
    }

    public long rejected() {
        return count(Fate.REJECTED);
    }

    private long count(Fate fate) {
        return reasons.stream()
                .filter(one -> one.fate == fate)
                .mapToLong(Reason::records)
                .sum();
    }
}
