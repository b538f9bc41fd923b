package io.throughline.analysis.summary;

import io.throughline.journey.JourneyBlock;

/**
 * Where a journey stands among all: by start, then by the hash of the customer's id, number and ordinal. Block and journey say where
 * it is kept and take no part in the order.
 */
record MemberKey(long start, long idHash, int number, int ordinal, int block, int journey)
        implements Comparable<MemberKey> {
    static final int PARTS = 4;

    static MemberKey of(JourneyBlock block, int b, int j) {
        int slot = block.slot()[j];
        return new MemberKey(
                block.start(j),
                block.timelines().idHash()[slot],
                block.number()[j],
                block.timelines().ordinals()[slot],
                b,
                j);
    }

    static MemberKey of(long[] parts) {
        return new MemberKey(parts[0], parts[1], (int) parts[2], (int) parts[3], -1, -1);
    }

    long[] parts() {
        return new long[] {start, idHash, number, ordinal};
    }

    @Override
    public int compareTo(MemberKey other) {
        return compareTo(other.start, other.idHash, other.number, other.ordinal);
    }

    /** With a journey that has no key yet. */
    int compareTo(JourneyBlock block, int j) {
        long otherStart = block.start(j);
        if (start != otherStart) {
            return start < otherStart ? -1 : 1;
        }
        int slot = block.slot()[j];
        return compareTo(
                otherStart,
                block.timelines().idHash()[slot],
                block.number()[j],
                block.timelines().ordinals()[slot]);
    }

    private int compareTo(long otherStart, long otherHash, int otherNumber, int otherOrdinal) {
        int byStart = Long.compare(start, otherStart);
        int byHash = byStart != 0 ? byStart : Long.compare(idHash, otherHash);
        int byNumber = byHash != 0 ? byHash : Integer.compare(number, otherNumber);
        return byNumber != 0 ? byNumber : Integer.compare(ordinal, otherOrdinal);
    }
}
