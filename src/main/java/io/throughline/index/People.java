package io.throughline.index;

import io.throughline.identity.Evidence;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.Resolution;
import io.throughline.identity.Resolver;
import io.throughline.journey.TimelineSource;
import java.util.function.BiFunction;

/** Who is one customer, as evidence tells it; follows the snapshots. For one caller at a time. */
final class People {
    private final TimelineSource source;
    private Evidence evidence = new Evidence(IdentityRules.USUAL);
    private long version = -1;
    private Resolution resolution = Resolver.resolve(evidence);

    People(TimelineSource source) {
        this.source = source;
    }

    /** Reads what evidence a snapshot has beyond the one before. @param anew whether an import may have left since */
    void follow(Snapshot ids, boolean anew) {
        if (anew) {
            evidence = new Evidence(IdentityRules.USUAL);
            version = -1;
        }
        source.loadEvidence(version, ids.version(), evidence::add);
        version = ids.version();
        evidence.decide(source.loadDecisions());
    }

    /** Reads what was resolved last, with all there is. */
    <T> T read(BiFunction<Evidence, Resolution, T> reader) {
        return reader.apply(evidence, resolution);
    }

    /** The snapshot followed last, its ids joined. @param devices whether devices join what was seen on them */
    Snapshot join(Snapshot ids, boolean devices) {
        Resolution found = Resolver.resolve(evidence, devices);
        resolution = devices ? found : resolution;
        return evidence.size() == 0 ? ids : PersonMerge.join(ids, evidence, found);
    }
}
