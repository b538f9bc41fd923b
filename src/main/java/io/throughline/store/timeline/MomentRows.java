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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** The moments of one customer of which one import alone cannot tell the order, put in the order of journeys. */
final class MomentRows {
    /** Rows from the first to before the last have one time. */
    private record Moment(int from, int to) {}

    /** What one import brought under one id keeps its order. */
    private record Chain(long seq, String customer) {}

    private static Chain chain(Place place) {
        return new Chain(place.seq(), place.node().customer());
    }

    private final List<Place> places;
    private final Set<Long> mixed = new HashSet<>();
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Place, Place> owns = new IdentityHashMap<>();

    /** @param places by time and arrival; put in order by {@link #arrange} */
    MomentRows(List<Node> nodes, List<Place> places) {
        this.places = places;
        nodes.forEach(this::note);
        for (int i = 1; i < places.size(); i++) {
            if (ownsBefore(i)) {
                owns.put(places.get(i), places.get(i - 1));
            }
        }
        int from = 0;
        while (from < places.size()) {
            int to = from + 1;
            while (to < places.size() && places.get(to).at() == places.get(from).at()) {
                to++;
            }
            if (to > from + 1 && isTied(from, to)) {
                moments.add(new Moment(from, to));
            }
            from = to;
        }
    }

    /** By conversion derived from a flag: the row that was flagged, where it is visible; once all are in order. */
    Map<Place, Place> owns() {
        return owns;
    }

    /** Whether a row was derived from the flag of the one before it, which has left its value to it; as of stored timelines. */
    private boolean ownsBefore(int i) {
        Place row = places.get(i - 1);
        Place derived = places.get(i);
        return derived.derived()
                && !row.derived()
                && row.node() == derived.node()
                && row.index() == derived.index() - 1
                && row.at() == derived.at()
                && row.seq() == derived.seq()
                && Stream.of("touchpoints", "channels", "campaigns")
                        .allMatch(column -> row.code(column) == derived.code(column))
                && Double.isNaN(DerivedRows.worth(row));
    }

    void arrange(
            Map<Integer, Touchpoint> touchpoints,
            Map<Integer, String> channels,
            Map<Integer, String> campaigns,
            @Nullable Touchpoint conversion) {
        for (Moment moment : moments) {
            List<Place> arrived = List.copyOf(places.subList(moment.from, moment.to));
            boolean apart = mixed.contains(arrived.get(0).at());
            Map<Chain, Integer> chains = new HashMap<>();
            List<MomentOrder.Row> rows = new ArrayList<>();
            for (int i = 0; i < arrived.size(); i++) {
                Place place = arrived.get(i);
                Integer known = chains.putIfAbsent(chain(place), i);
                Place own = owns.get(place);
                rows.add(row(
                        place,
                        i,
                        own == null ? -1 : i - 1,
                        apart || known == null ? i : known,
                        touchpoints,
                        channels,
                        campaigns));
            }
            List<MomentOrder.Row> placed = MomentOrder.arrange(rows, i -> rest(arrived.get(i)));
            int[] found = MomentOrder.owns(placed);
            for (int i = 0; i < found.length; i++) {
                if (found[i] >= 0) {
                    owns.put(
                            arrived.get(placed.get(i).arrived()),
                            arrived.get(placed.get(found[i]).arrived()));
                }
            }
            int[] line = new int[placed.size()];
            boolean[] converts = new boolean[placed.size()];
            for (int i = 0; i < line.length; i++) {
                line[i] = placed.get(i).chain();
                Touchpoint touchpoint = touchpoints.get(placed.get(i).contact());
                boolean derived = placed.get(i).derived();
                Touchpoint shown = DerivedRows.shown(touchpoint, derived, conversion);
                converts[i] = shown != null && shown.conversion() && !(derived && DerivedRows.joins(shown));
            }
            int to = moment.from;
            for (int place : MomentOrder.weave(line, converts)) {
                places.set(to++, arrived.get(placed.get(place).arrived()));
            }
        }
    }

    private static MomentOrder.Row row(
            Place place,
            int arrived,
            int own,
            int chain,
            Map<Integer, Touchpoint> touchpoints,
            Map<Integer, String> channels,
            Map<Integer, String> campaigns) {
        int code = place.code("touchpoints");
        Touchpoint touchpoint = touchpoints.get(code);
        return new MomentOrder.Row(
                arrived,
                chain,
                place.node().number("sequences", place.index()),
                0,
                touchpoint == null ? "" : touchpoint.id(),
                channels.getOrDefault(place.code("channels"), ""),
                campaigns.getOrDefault(place.code("campaigns"), ""),
                place.node().number("values", place.index()),
                place.order(),
                code,
                place.derived(),
                own);
    }

    /** Rows of several ids stand by these before anything else, as where their timelines are laid together. */
    private static String rest(Place place) {
        return String.format("%016x", CustomerHash.of(place.node().customer()) ^ Long.MIN_VALUE)
                + StoredRows.rest(StoredCustomers.attributes(place), StoredCustomers.source(place));
    }

    /** Remembers times of which visible imports told differently what others told too. */
    private void note(Node node) {
        Value times = node.properties().get("mixed");
        Value imports = node.properties().get("mixedImports");
        for (int i = 0; !times.isNull() && i < times.size(); i++) {
            if (imports.isNull() || node.visible().find(imports.get(i).asLong()) != null) {
                mixed.add(times.get(i).asLong());
            }
        }
    }

    private boolean isTied(int from, int to) {
        Chain one = chain(places.get(from));
        return mixed.contains(places.get(from).at())
                || places.subList(from, to).stream()
                        .anyMatch(place -> !chain(place).equals(one)
                                || !Double.isNaN(place.node().number("sequences", place.index())));
    }
}
