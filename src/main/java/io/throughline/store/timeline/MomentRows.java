package io.throughline.store.timeline;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.CustomerHash;
import io.throughline.journey.MomentOrder;
import io.throughline.store.timeline.StoredCustomers.Node;
import io.throughline.store.timeline.StoredCustomers.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * The moments of one customer of which one import alone cannot tell the order, put in the order of journeys: those of each id, then ids
 * laid together, as the index does.
 */
final class MomentRows {
    /** What the catalogue says of codes. */
    record Names(Map<Integer, Touchpoint> touchpoints, Map<Integer, String> channels, Map<Integer, String> campaigns) {}

    /** A row of a moment. @param chain rows with the same number keep their order */
    private record Told(Place place, int chain) {}

    private final List<Place> places;
    private final Names names;
    /** By id: times of which visible imports told differently what others told too. */
    private final Map<String, Set<Long>> mixed = new HashMap<>();

    private final Map<Place, Place> owns = new IdentityHashMap<>();

    /** @param places by time and arrival; put in order by {@link #arrange} */
    MomentRows(List<Node> nodes, List<Place> places, Names names) {
        this.places = places;
        this.names = names;
        nodes.forEach(this::note);
    }

    /** By conversion derived from a flag: the row that was flagged, where it is visible; once all are in order. */
    Map<Place, Place> owns() {
        return owns;
    }

    void arrange(@Nullable Touchpoint conversion) {
        int from = 0;
        while (from < places.size()) {
            int to = from + 1;
            while (to < places.size() && places.get(to).at() == places.get(from).at()) {
                to++;
            }
            if (to > from + 1) {
                arrange(places.subList(from, to), conversion);
            }
            from = to;
        }
    }

    private void arrange(List<Place> moment, @Nullable Touchpoint conversion) {
        Map<Long, List<Place>> ids = new TreeMap<>();
        moment.forEach(place -> ids.computeIfAbsent(CustomerHash.of(place.node().customer()), id -> new ArrayList<>())
                .add(place));
        boolean tied = ids.size() > 1;
        List<Told> laid = new ArrayList<>();
        for (List<Place> rows : ids.values()) {
            for (int i = 1; i < rows.size(); i++) {
                if (ownsBefore(rows.get(i - 1), rows.get(i))) {
                    owns.put(rows.get(i), rows.get(i - 1));
                }
            }
            List<Told> told = chained(rows, laid.size());
            boolean ofSeveral = isTied(rows);
            tied |= ofSeveral;
            laid.addAll(ofSeveral ? arranged(told, false) : told);
        }
        if (tied) {
            put(moment, ids.size() > 1 ? arranged(laid, true) : laid, conversion);
        }
    }

    private void put(List<Place> moment, List<Told> laid, @Nullable Touchpoint conversion) {
        int[] chains = laid.stream().mapToInt(Told::chain).toArray();
        boolean[] converts = new boolean[chains.length];
        for (int i = 0; i < chains.length; i++) {
            Place place = laid.get(i).place;
            Touchpoint touchpoint = names.touchpoints.get(place.code("touchpoints"));
            Touchpoint shown = DerivedRows.shown(touchpoint, place.derived(), conversion);
            converts[i] = shown != null && shown.conversion() && !(place.derived() && DerivedRows.joins(shown));
        }
        int to = 0;
        for (int place : MomentOrder.weave(chains, converts)) {
            moment.set(to++, laid.get(place).place);
        }
    }

    /** Whether a row was derived from the flag of the one before it, which has left its value to it; as of stored timelines. */
    private static boolean ownsBefore(Place row, Place derived) {
        return derived.derived()
                && !row.derived()
                && row.node() == derived.node()
                && row.index() == derived.index() - 1
                && row.seq() == derived.seq()
                && !derived.alone()
                && Stream.of("touchpoints", "channels", "campaigns")
                        .allMatch(column -> row.code(column) == derived.code(column))
                && Double.isNaN(DerivedRows.worth(row));
    }

    /** Rows of one id: those of one import are a chain, where it alone told of what it told. */
    private List<Told> chained(List<Place> rows, int first) {
        Map<Long, Integer> chains = new HashMap<>();
        List<Told> told = new ArrayList<>();
        for (Place place : rows) {
            int next = first + told.size();
            Integer known = chains.putIfAbsent(place.seq(), next);
            told.add(new Told(place, known == null || isMixed(place) ? next : known));
        }
        return told;
    }

    private boolean isTied(List<Place> rows) {
        long one = rows.get(0).seq();
        return rows.size() > 1
                && (isMixed(rows.get(0))
                        || rows.stream().anyMatch(place -> place.seq() != one || !Double.isNaN(sequence(place))));
    }

    private boolean isMixed(Place place) {
        return mixed.getOrDefault(place.node().customer(), Set.of()).contains(place.at());
    }

    /** In order. @param laid of several ids, each in its order already */
    private List<Told> arranged(List<Told> told, boolean laid) {
        Map<Place, Integer> arrived = new IdentityHashMap<>();
        List<MomentOrder.Row> rows = new ArrayList<>();
        told.forEach(one -> arrived.put(one.place, arrived.size()));
        told.forEach(one -> rows.add(row(one, rows.size(), arrived.getOrDefault(owns.get(one.place), -1))));
        IntFunction<String> rest = laid ? MomentOrder.AS_ARRIVED : row -> rest(told.get(row).place);
        List<MomentOrder.Row> placed = MomentOrder.arrange(rows, rest);
        List<Told> ordered = placed.stream()
                .map(row -> new Told(told.get(row.arrived()).place, row.chain()))
                .toList();
        if (!laid) {
            int[] found = MomentOrder.owns(placed);
            MomentOrder.pair(placed, found, rest);
            for (int i = 0; i < found.length; i++) {
                if (found[i] >= 0) {
                    owns.put(ordered.get(i).place, ordered.get(found[i]).place);
                }
            }
        }
        return ordered;
    }

    private MomentOrder.Row row(Told told, int arrived, int own) {
        Place place = told.place;
        int code = place.code("touchpoints");
        Touchpoint touchpoint = names.touchpoints.get(code);
        return new MomentOrder.Row(
                arrived,
                told.chain,
                sequence(place),
                0,
                touchpoint == null ? "" : touchpoint.id(),
                names.channels.getOrDefault(place.code("channels"), ""),
                names.campaigns.getOrDefault(place.code("campaigns"), ""),
                DerivedRows.worth(place),
                place.order(),
                code,
                place.derived(),
                own);
    }

    private static double sequence(Place place) {
        return place.node().number("sequences", place.index());
    }

    private static String rest(Place place) {
        return StoredRows.rest(StoredCustomers.attributes(place), StoredCustomers.source(place));
    }

    private void note(Node node) {
        Value times = node.properties().get("mixed");
        Value imports = node.properties().get("mixedImports");
        for (int i = 0; !times.isNull() && i < times.size(); i++) {
            if (imports.isNull() || node.visible().find(imports.get(i).asLong()) != null) {
                mixed.computeIfAbsent(node.customer(), id -> new HashSet<>())
                        .add(times.get(i).asLong());
            }
        }
    }
}
