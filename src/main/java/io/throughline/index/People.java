package io.throughline.index;

import io.throughline.identity.Consents;
import io.throughline.identity.Evidence;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.Refusals;
import io.throughline.identity.Resolution;
import io.throughline.identity.Resolver;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.Joining;
import io.throughline.journey.TimelineSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Who is one customer, as evidence tells it; follows the snapshots. For one caller at a time. */
final class People {
    private static final int TOLD_TOGETHER = 1024;

    private final TimelineSource source;
    private final IdentityRules rules;
    private Evidence evidence;
    private final IdOwners owners = new IdOwners();
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

    /** Reads all evidence there is, as an import may have left since. */
    void readAnew(Snapshot ids) {
        evidence = new Evidence(rules);
        consents = new Consents();
        version = -1;
        read(ids, true);
    }

    /** Reads what evidence a snapshot has beyond the one before. */
    void follow(Snapshot ids) {
        read(ids, false);
    }

    /** The same once somebody was erased. @param gone identifiers that are no longer there */
    void followErased(Snapshot ids, List<Identifier> gone) {
        Evidence rest = evidence.without(gone).orElse(null);
        if (rest == null) {
            readAnew(ids);
            return;
        }
        evidence = rest;
        consents = new Consents();
        source.loadConsents(-1, version, this::hear);
        read(ids, true);
    }

    private void hear(ConsentRow row) {
        consents.add(row);
        if (!row.kind().equals(IdentityRules.CUSTOMER)) {
            evidence.carry(row.kind(), row.customer());
        }
    }

    private void read(Snapshot ids, boolean changed) {
        boolean[] more = {changed};
        List<EvidenceRow> rows = new ArrayList<>();
        source.loadEvidence(version, ids.version(), row -> {
            more[0] = true;
            rows.add(row);
            if (rows.size() == TOLD_TOGETHER) {
                evidence.add(rows);
                rows.clear();
            }
        });
        evidence.add(rows);
        source.loadConsents(version, ids.version(), row -> {
            hear(row);
            more[0] |= !row.kind().equals(IdentityRules.CUSTOMER);
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
        Snapshot next = PersonMerge.join(ids, owners, evidence, resolution(devices), before);
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
