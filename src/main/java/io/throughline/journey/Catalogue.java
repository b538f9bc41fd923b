package io.throughline.journey;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that has a name in the store: touchpoints, channels and campaigns, each list indexed by its code. Immutable.
 * A code that is not in use has a null touchpoint or an empty name.
 */
public final class Catalogue {
    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), List.of());

    private final Touchpoint[] touchpoints;
    private final List<String> channels;
    private final List<String> campaigns;
    private final Map<String, Touchpoint> byId = new LinkedHashMap<>();

    public Catalogue(Collection<Touchpoint> touchpoints, List<String> channels, List<String> campaigns) {
        int size = touchpoints.stream().mapToInt(t -> t.code() + 1).max().orElse(0);
        this.touchpoints = new Touchpoint[size];
        this.channels = List.copyOf(channels);
        this.campaigns = List.copyOf(campaigns);
        touchpoints.stream().sorted(Comparator.comparing(Touchpoint::id)).forEach(t -> {
            this.touchpoints[t.code()] = t;
            byId.put(t.id(), t);
        });
    }

    /** The touchpoint with this code. */
    public Touchpoint touchpoint(int code) {
        return touchpoints[code];
    }

    /** One more than the highest touchpoint code. */
    public int size() {
        return touchpoints.length;
    }

    public Optional<Touchpoint> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All touchpoints, by id. */
    public Collection<Touchpoint> touchpoints() {
        return byId.values();
    }

    public List<String> channels() {
        return channels;
    }

    public List<String> campaigns() {
        return campaigns;
    }
}
