package io.throughline.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, ChannelKind> kinds = new HashMap<>();
    private final List<String> sources;

    /** Where the only kinds known are those of the channels described for touchpoints. */
    public Catalogue(Collection<Touchpoint> touchpoints, List<String> channels, List<String> campaigns) {
        this(touchpoints, channels, campaigns, Map.of(), List.of());
    }

    /**
     * @param kinds kinds of channels by name; those described for touchpoints are known without
     * @param sources of all visible imports, whether any of their rows was new or not
     */
    public Catalogue(
            Collection<Touchpoint> touchpoints,
            List<String> channels,
            List<String> campaigns,
            Map<String, ChannelKind> kinds,
            List<String> sources) {
        int size = touchpoints.stream().mapToInt(t -> t.code() + 1).max().orElse(0);
        this.touchpoints = new Touchpoint[size];
        this.channels = List.copyOf(channels);
        this.campaigns = List.copyOf(campaigns);
        touchpoints.stream().sorted(Comparator.comparing(Touchpoint::id)).forEach(t -> {
            this.touchpoints[t.code()] = t;
            byId.put(t.id(), t);
            if (t.channel() != null && t.kind() != null) {
                this.kinds.put(t.channel(), t.kind());
            }
        });
        this.kinds.putAll(kinds);
        this.sources = List.copyOf(sources);
    }

    /** The same, each touchpoint described otherwise; code and id stay. */
    public Catalogue with(UnaryOperator<Touchpoint> described) {
        return new Catalogue(byId.values().stream().map(described).toList(), channels, campaigns, kinds, sources);
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

    /** The kind of a channel; null where nobody has described it. */
    public @Nullable ChannelKind kindOf(String channel) {
        return kinds.get(channel);
    }

    public List<String> campaigns() {
        return campaigns;
    }

    /** Names of the sources of all visible imports, also of those that brought nothing new. */
    public List<String> sources() {
        return sources;
    }
}
