package io.throughline.api;

import io.throughline.analysis.map.Evidence;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Where a figure comes from, and when it was asked. */
record EvidenceAnswer(String query, long seq, OffsetDateTime at) {
    static EvidenceAnswer of(Evidence evidence) {
        return new EvidenceAnswer(evidence.query(), evidence.seq(), OffsetDateTime.now(ZoneOffset.UTC));
    }
}
