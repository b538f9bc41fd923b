package io.throughline.analysis.breakdown;

import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.persona.Persona;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Journeys by the personas of their customers: unlike other breakdowns its rows overlap where a customer fits several. The rest are the
 * journeys of whoever fits a persona that is not shown.
 *
 * <p>Cost: one pass a row.
 */
final class PersonaBreakdown {
    static final String BY = "persona";

    private PersonaBreakdown() {}

    static List<Breakdown> of(JourneySet set, PersonaSplit split, int top) {
        Breakdowns.checkTop(top);
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<Persona, BitSet> persona : split.members().entrySet()) {
            add(groups, set, persona.getKey().id(), persona.getValue());
        }
        add(groups, set, null, split.unassigned());
        groups.sort(Comparator.<Group>comparingLong(group -> -group.row.count())
                .thenComparing(group -> group.row.key(), Comparator.nullsLast(Comparator.naturalOrder())));
        int shown = Math.min(top, groups.size());
        List<Breakdown> rows = new ArrayList<>();
        BitSet rest = new BitSet();
        for (int i = 0; i < groups.size(); i++) {
            if (i < shown) {
                rows.add(groups.get(i).row);
            } else {
                rest.or(groups.get(i).customers);
            }
        }
        if (shown < groups.size()) {
            rows.add(Breakdowns.ofCustomers(set, rest, Reserved.OTHER).orElseThrow());
        }
        return List.copyOf(rows);
    }

    private record Group(Breakdown row, BitSet customers) {}

    private static void add(List<Group> groups, JourneySet set, @Nullable String key, BitSet customers) {
        Breakdowns.ofCustomers(set, customers, key).ifPresent(row -> groups.add(new Group(row, customers)));
    }
}
