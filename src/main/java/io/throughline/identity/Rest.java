package io.throughline.identity;

import io.throughline.journey.IdentityDecision.Identifier;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;

/** Evidence copied without some identifiers. What it holds of them is nowhere in the copy. */
final class Rest {
    private final Evidence before;
    private final BitSet left = new BitSet();
    /** The new number of each identifier; −1: it is gone. */
    private final int[] now;
    /** Whether nobody who stays was linked to anybody who goes. */
    private final boolean apart;

    Rest(Evidence before, Collection<Identifier> gone) {
        this.before = before;
        this.now = new int[before.size()];
        left.set(0, before.size());
        for (Identifier one : gone) {
            int id = before.find(one.kind(), one.value());
            if (id >= 0) {
                left.clear(id);
            }
        }
        apart = before.links.keepLinked(left, before.owners);
        Arrays.fill(now, -1);
    }

    /** Empty where somebody who stays was linked to one who goes: how old they are is known to whoever told it alone. */
    Optional<Evidence> evidence() {
        if (!apart) {
            return Optional.empty();
        }
        Evidence rest = new Evidence(before.rules);
        before.kinds.all().forEach(kind -> rest.kinds.code(kind.name()));
        rest.first = new long[Math.max(16, left.cardinality())];
        for (int id = left.nextSetBit(0); id >= 0; id = left.nextSetBit(id + 1)) {
            byte[] text = before.texts.bytes(id);
            int kind = before.kind(id);
            int copy = rest.texts.add(kind, text, Texts.hash(kind, text));
            now[id] = copy;
            rest.first[copy] = before.first[id];
            rest.owned.set(copy, before.owned.get(id));
            rest.acting.set(copy, before.acting.get(id));
            rest.matched.set(copy, before.matched.get(id));
        }
        before.links.copyTo(rest.links, now);
        before.owners.copyTo(rest.owners, now);
        before.blocked.copyTo(rest.blocked, now);
        return Optional.of(rest);
    }
}
