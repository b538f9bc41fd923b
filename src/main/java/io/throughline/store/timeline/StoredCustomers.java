package io.throughline.store.timeline;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.Reserved;
import io.throughline.journey.Unavailable;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** One customer's interactions and traits, merged over the visible timelines. */
public final class StoredCustomers implements CustomerStore {
    private final Cypher cypher;

    public StoredCustomers(Cypher cypher) {
        this.cypher = cypher;
    }

    /** One timeline node. @param customer the id it is kept under */
    record Node(
            String customer,
            long seq,
            int part,
            VisibleImports visible,
            Value properties,
            Set<Integer> derived,
            Set<Integer> alone) {
        Node(String customer, long seq, int part, VisibleImports visible, Value properties) {
            this(
                    customer,
                    seq,
                    part,
                    visible,
                    properties,
                    places(properties.get("derived")),
                    places(properties.get("alone")));
        }

        private static Set<Integer> places(Value places) {
            return places.isNull() ? Set.of() : Set.copyOf(places.asList(Value::asInt));
        }

        /** The import of a row; packed nodes name it for each. */
        long seqOf(int place) {
            Value imports = properties.get("imports");
            return imports.isNull() ? seq : imports.get(place).asLong();
        }

        int size() {
            return properties.get("at").size();
        }

        boolean isVisible(int place) {
            return visible.find(seqOf(place)) != null;
        }

        long at(int place) {
            return properties.get("at").get(place).asLong();
        }

        int code(String column, int place) {
            Value codes = properties.get(column);
            return codes.isNull() ? -1 : codes.get(place).asInt();
        }

        double number(String column, int place) {
            Value numbers = properties.get(column);
            return numbers.isNull() ? Double.NaN : numbers.get(place).asDouble();
        }
    }

    /** A visible row. */
    record Place(Node node, int index, long at) {
        long seq() {
            return node.seqOf(index);
        }

        int part() {
            return node.part;
        }

        int code(String column) {
            return node.code(column, index);
        }

        boolean derived() {
            return node.derived.contains(index);
        }

        /** Of a derived one: whether the row before it is another's. */
        boolean alone() {
            return node.alone.contains(index);
        }

        int order() {
            Value orders = node.properties.get("orders");
            return orders.isNull() ? 0 : StoredRows.order(orders.get(index).asString());
        }
    }

    private static final Comparator<Place> ARRIVAL = Comparator.comparingLong(Place::at)
            .thenComparingLong(Place::seq)
            .thenComparingInt(Place::part)
            .thenComparingInt(Place::index);

    /** The latest value of each trait; of equal times the greatest text. Empty where nothing that the customer did or said is visible. */
    @Override
    public Optional<Customer> findCustomer(List<String> ids) {
        List<Node> nodes = load(ids);
        if (nodes.stream().noneMatch(node -> IntStream.range(0, node.size()).anyMatch(node::isVisible))) {
            return said(ids) ? Optional.of(new Customer(ids.get(0), List.copyOf(ids), Map.of())) : Optional.empty();
        }
        LatestTraits traits = new LatestTraits();
        nodes.forEach(node ->
                traits.add(node.properties(), node.seq(), seq -> node.visible().find(seq) != null));
        return Optional.of(new Customer(ids.get(0), List.copyOf(ids), traits.latest()));
    }

    /** Whether anything is known that the customer said. */
    private boolean said(List<String> ids) {
        List<long[]> imports = VisibleImports.load(cypher).ranges().runs();
        return cypher.findLong("voice/find-sayer", Map.of("ids", ids, "imports", imports), "ordinal")
                .isPresent();
    }

    /** Interactions in the order of journeys under the default definition. @param position how many come before the first of them */
    @Override
    public List<TimelineEntry> listInteractions(List<String> ids, int first, long position) {
        List<Node> nodes = load(ids);
        List<Place> places = merged(nodes);
        Touchpoint conversion = places.stream().anyMatch(Place::derived) ? derivedTouchpoint() : null;
        Map<Integer, Touchpoint> touchpoints = touchpoints(codes(places, "touchpoints"));
        Map<Integer, String> channels = names("catalogue/list-channels", codes(places, "channels"));
        Map<Integer, String> campaigns = names("catalogue/list-campaigns", codes(places, "campaigns"));
        MomentRows moments = new MomentRows(nodes, places, new MomentRows.Names(touchpoints, channels, campaigns));
        moments.arrange(conversion);
        Map<Place, Double> worth = DerivedRows.join(places, moments.owns(), touchpoints);
        int from = (int) Math.min(places.size(), Math.max(0, position));
        int to = (int) Math.min(places.size(), (long) from + first);
        List<TimelineEntry> entries = new ArrayList<>();
        for (Place place : places.subList(from, to)) {
            Touchpoint row = touchpoints.get(place.code("touchpoints"));
            Touchpoint touchpoint = DerivedRows.shown(row, place.derived(), conversion);
            if (touchpoint == null) {
                throw new Unavailable("An import has just been taken out: ask again.");
            }
            String channel = channels.get(place.code("channels"));
            String seen = channel == null ? touchpoint.channel() : channel;
            entries.add(entry(
                    place,
                    worth.getOrDefault(place, DerivedRows.worth(place)),
                    from + entries.size() + 1L,
                    touchpoint,
                    seen,
                    campaigns.get(place.code("campaigns"))));
        }
        return entries;
    }

    private static TimelineEntry entry(
            Place place,
            double value,
            long position,
            Touchpoint touchpoint,
            @Nullable String channel,
            @Nullable String campaign) {
        Value properties = place.node().properties();
        Clock clock = Clock.valueOf(properties.get("clock").asString());
        return new TimelineEntry(
                position,
                clock,
                place.at(),
                touchpoint,
                channel,
                campaign,
                Double.isNaN(value) ? null : value,
                attributes(place),
                source(place));
    }

    static String source(Place place) {
        VisibleImports.Visible brought =
                place.node().visible().find(place.node().seqOf(place.index()));
        return brought == null ? "" : brought.source();
    }

    static Map<String, String> attributes(Place place) {
        Value properties = place.node().properties();
        Map<String, String> attributes = new TreeMap<>();
        for (String property : properties.keys()) {
            PropertyNames.findAttribute(property).ifPresent(name -> {
                String cell = properties.get(property).get(place.index()).asString("");
                if (!cell.isEmpty()) {
                    attributes.put(name, cell);
                }
            });
        }
        return attributes;
    }

    /** Nobody rewrites timelines meanwhile. */
    private List<Node> load(List<String> ids) {
        return cypher.write(tx -> {
            VisibleImports visible = VisibleImports.load(cypher, tx);
            Map<String, Object> params =
                    Map.of("ids", ids, "imports", visible.ranges().runs());
            return new ArrayList<>(tx.run("customer/list-timelines", params)
                    .list(r -> new Node(
                            r.get("id").asString(),
                            r.get("import").asLong(),
                            r.get("part").asInt(0),
                            visible,
                            r.get("properties"))));
        });
    }

    private static List<Place> merged(List<Node> nodes) {
        List<Place> places = new ArrayList<>();
        for (Node node : nodes) {
            IntStream.range(0, node.size())
                    .filter(node::isVisible)
                    .forEach(i -> places.add(new Place(node, i, node.at(i))));
        }
        places.sort(ARRIVAL);
        return places;
    }

    private static int[] codes(List<Place> places, String column) {
        return places.stream()
                .mapToInt(p -> p.code(column))
                .filter(c -> c >= 0)
                .distinct()
                .toArray();
    }

    private Map<Integer, Touchpoint> touchpoints(int[] codes) {
        Map<Integer, Touchpoint> touchpoints = new HashMap<>();
        cypher.list(
                "catalogue/list-touchpoints",
                Map.of("codes", codes),
                r -> touchpoints.put(r.get("code").asInt(), StoredTimelines.touchpoint(r)));
        return touchpoints;
    }

    private @Nullable Touchpoint derivedTouchpoint() {
        int[] codes = cypher
                .list(
                        "catalogue/list-touchpoint-codes",
                        Map.of("names", List.of(Reserved.CONVERSION)),
                        r -> r.get("code").asInt())
                .stream()
                .mapToInt(code -> code)
                .toArray();
        return touchpoints(codes).values().stream().findFirst().orElse(null);
    }

    private Map<Integer, String> names(String query, int[] codes) {
        Map<Integer, String> names = new HashMap<>();
        if (codes.length > 0) {
            cypher.list(
                    query,
                    Map.of("codes", codes),
                    r -> names.put(r.get("code").asInt(), r.get("name").asString()));
        }
        return names;
    }
}
