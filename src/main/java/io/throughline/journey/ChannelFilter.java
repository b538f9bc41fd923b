package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions a scope looks at; the others are left out before anything is cut. Every condition given must hold; null asks for nothing.
 *
 * @param sources where they came from
 * @param names channels that they were on; a conversion counts on any
 */
public record ChannelFilter(
        @Nullable List<String> sources, @Nullable List<String> names) {
    public static final ChannelFilter ALL = new ChannelFilter(null, null);

    public ChannelFilter {
        sources = sources == null ? null : List.copyOf(sources);
        names = names == null ? null : List.copyOf(names);
    }
}
