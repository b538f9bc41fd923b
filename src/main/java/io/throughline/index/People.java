package io.throughline.index;

import io.throughline.identity.Consents;
import io.throughline.identity.Evidence;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.Refusals;
import io.throughline.identity.Resolution;
import io.throughline.identity.Resolver;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.Joining;
import io.throughline.journey.TimelineSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Who is one customer, as evidence tells it; follows the snapshots. For one caller at a time. */
final class People {
    private final TimelineSource source;
    private final IdentityRules rules;
    private Evidence evidence;
    private Consents consents = new Consents();
    private long version = -1;
    private List<IdentityDecision> decisions = List.of();
    private @Nullable Resolution resolution;
    private @Nullable Resolution withoutDevices;
    private JoinedPersons joined = JoinedPersons.NONE;
    private JoinedPersons joinedWithoutDevices = JoinedPersons.NONE;

    People(TimelineSource source, IdentityRules rules) {
        this.source = source;
        this.rules = rules;
        this.evidence = new Evidence(rules);
    }

    /** Reads what evidence a snapshot has beyond the one before. @param anew whether an import may have left since */
    void follow(Snapshot ids, boolean anew) {
        boolean[] more = {anew};
        if (anew) {
            evidence = new Evidence(rules);
            consents = new Consents();
            version = -1;
        }
        source.loadEvidence(version, ids.version(), row -> {
            evidence.add(row);
            more[0] = true;
        });
        source.loadConsents(version, ids.version(), row -> {
            consents.add(row);
            if (!row.kind().equals(IdentityRules.CUSTOMER)) {
                evidence.carry(row.kind(), row.customer());
                more[0] = true;
            }
        });
        version = ids.version();
        List<IdentityDecision> decided = source.loadDecisions();
        if (more[0] || !decided.equals(decisions)) {
            decisions = List.copyOf(decided);
            evidence.decide(decisions);
            resolution = null;
            withoutDevices = null;
        }
    }

    /** Reads what is resolved, with all there is. */
    <T> T read(BiFunction<Evidence, Resolution, T> reader) {
        return reader.apply(evidence, resolution(true));
    }

    /** The snapshot followed last, its ids joined. @param devices whether devices join what was seen on them */
    private Snapshot join(Snapshot ids, boolean devices) {
        if (evidence.size() == 0) {
            return ids;
        }
        JoinedPersons before = devices ? joined : joinedWithoutDevices;
        Snapshot next = PersonMerge.join(ids, evidence, resolution(devices), before);
        JoinedPersons now = next.columns().joined();
        joined = devices ? now : joined;
        joinedWithoutDevices = devices ? joinedWithoutDevices : now;
        return next;
    }

    /** The snapshot followed last with ids joined so far, whole and without those who refused. */
    Views.View view(Snapshot ids, Joining joining) {
        boolean devices = joining == Joining.ALL;
        Snapshot customers = joining == Joining.NONE ? ids : join(ids, devices);
        if (consents.isEmpty()) {
            return Views.View.of(customers, Refusals.NONE);
        }
        boolean alone = joining == Joining.NONE || evidence.size() == 0;
        return Views.View.of(customers, alone ? consents.refusals() : consents.refusals(evidence, resolution(devices)));
    }

    /** The last word of a customer with these ids. */
    Optional<Consents.Said> consent(List<String> ids) {
        return consents.isEmpty() ? Optional.empty() : consents.last(ids, evidence, resolution(true));
    }

    /** Resolved once as long as neither evidence nor decisions change. */
    private Resolution resolution(boolean devices) {
        Resolution known = devices ? resolution : withoutDevices;
        if (known == null) {
            known = Resolver.resolve(evidence, devices);
            resolution = devices ? known : resolution;
            withoutDevices = devices ? withoutDevices : known;
        }
        return known;
    }
}
