package io.throughline.index;

import io.throughline.identity.Refusals;
import io.throughline.journey.Consent;
import io.throughline.journey.Joining;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The data of one version in the ways in which it can be looked at; those that are seldom asked for are made when they are. */
final class Views {
    /** Customers who refused are in {@code everyone} and not in {@code honoured}. */
    record View(Snapshot everyone, Snapshot honoured, Refusals refusals) {
        static View of(Snapshot everyone, Refusals refusals) {
            return new View(everyone, everyone.without(refusals), refusals);
        }

        Snapshot of(Consent consent) {
            return consent == Consent.HONOUR ? honoured : everyone;
        }

        long left() {
            return everyone.liveCustomers() - honoured.liveCustomers();
        }
    }

    private final Snapshot ids;
    private final Map<Joining, View> known = new EnumMap<>(Joining.class);
    private final Function<Joining, View> maker;

    /**
     * @param ids as they are stored
     * @param customers ids joined with all there is
     * @param maker of the other ways
     */
    Views(Snapshot ids, View customers, Function<Joining, View> maker) {
        this.ids = ids;
        this.maker = maker;
        known.put(Joining.ALL, customers);
    }

    Snapshot ids() {
        return ids;
    }

    View of(Joining joining) {
        synchronized (known) {
            View before = known.get(joining);
            if (before != null) {
                return before;
            }
        }
        View made = maker.apply(joining);
        synchronized (known) {
            View meanwhile = known.putIfAbsent(joining, made);
            return meanwhile == null ? made : meanwhile;
        }
    }
}
