package io.throughline.store.timeline;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerStore;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** One customer's interactions and traits, merged over the visible timelines. */
public final class StoredCustomers implements CustomerStore {
    private final Cypher cypher;

    public StoredCustomers(Cypher cypher) {
        this.cypher = cypher;
    }

    /** One timeline node. @param visible imports that are */
    private record Node(long seq, VisibleImports visible, Value properties) {
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
    }

    private record Place(Node node, int index, long at) {}

    /** The latest value of each trait; of equal times the greatest text. Empty where nothing of the customer is visible. */
    @Override
    public Optional<Customer> findCustomer(String id) {
        List<Node> nodes = load(id);
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        LatestTraits traits = new LatestTraits();
        nodes.forEach(node ->
                traits.add(node.properties(), node.seq(), seq -> node.visible().find(seq) != null));
        return Optional.of(new Customer(id, traits.latest()));
    }

    @Override
    public List<TimelineEntry> listInteractions(String id, int first, long position) {
        List<Place> places = merged(load(id));
        int from = (int) Math.min(places.size(), Math.max(0, position));
        List<Place> page = places.subList(from, (int) Math.min(places.size(), (long) from + first));
        Map<Integer, Touchpoint> touchpoints = touchpoints(page);
        Map<Integer, String> channels = names("catalogue/list-channels", codes(page, "channels"));
        Map<Integer, String> campaigns = names("catalogue/list-campaigns", codes(page, "campaigns"));
        List<TimelineEntry> entries = new ArrayList<>();
        for (Place place : page) {
            Touchpoint touchpoint = touchpoints.get(place.node().code("touchpoints", place.index()));
            if (touchpoint == null) {
                throw new IllegalStateException("an interaction without touchpoint");
            }
            String channel = channels.get(place.node().code("channels", place.index()));
            String campaign = campaigns.get(place.node().code("campaigns", place.index()));
            String seen = channel == null ? touchpoint.channel() : channel;
            entries.add(entry(place, from + entries.size() + 1L, touchpoint, seen, campaign));
        }
        return entries;
    }

    private static TimelineEntry entry(
            Place place, long position, Touchpoint touchpoint, @Nullable String channel, @Nullable String campaign) {
        Value properties = place.node().properties();
        Value values = properties.get("values");
        double value = values.isNull() ? Double.NaN : values.get(place.index()).asDouble();
        Clock clock = Clock.valueOf(properties.get("clock").asString());
        return new TimelineEntry(
                position,
                clock,
                place.at(),
                touchpoint,
                channel,
                campaign,
                Double.isNaN(value) ? null : value,
                attributes(properties, place.index()),
                source(place));
    }

    private static String source(Place place) {
        VisibleImports.Visible brought =
                place.node().visible().find(place.node().seqOf(place.index()));
        return brought == null ? "" : brought.source();
    }

    private static Map<String, String> attributes(Value properties, int index) {
        Map<String, String> attributes = new TreeMap<>();
        for (String property : properties.keys()) {
            PropertyNames.findAttribute(property).ifPresent(name -> {
                String cell = properties.get(property).get(index).asString("");
                if (!cell.isEmpty()) {
                    attributes.put(name, cell);
                }
            });
        }
        return attributes;
    }

    private List<Node> load(String id) {
        VisibleImports visible = VisibleImports.load(cypher);
        List<Node> nodes = new ArrayList<>();
        cypher.list(
                "customer/list-timelines",
                Map.of("id", id, "imports", visible.ranges().runs()),
                (Record r) -> nodes.add(new Node(r.get("import").asLong(), visible, r.get("properties"))));
        nodes.removeIf(node -> IntStream.range(0, node.size()).noneMatch(node::isVisible));
        return nodes;
    }

    private static List<Place> merged(List<Node> nodes) {
        List<Place> places = new ArrayList<>();
        for (Node node : nodes) {
            IntStream.range(0, node.size())
                    .filter(node::isVisible)
                    .forEach(i -> places.add(new Place(node, i, node.at(i))));
        }
        places.sort(Comparator.comparingLong(Place::at));
        return places;
    }

    private static int[] codes(List<Place> page, String column) {
        return page.stream()
                .mapToInt(p -> p.node().code(column, p.index()))
                .filter(c -> c >= 0)
                .distinct()
                .toArray();
    }

    private Map<Integer, Touchpoint> touchpoints(List<Place> page) {
        Map<Integer, Touchpoint> touchpoints = new HashMap<>();
        cypher.list(
                "catalogue/list-touchpoints-by-code",
                Map.of("codes", codes(page, "touchpoints")),
                r -> touchpoints.put(r.get("code").asInt(), StoredTimelines.touchpoint(r)));
        return touchpoints;
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
