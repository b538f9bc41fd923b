package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which journeys are looked at, and how they are cut. Every filter given must hold; null filters nothing.
 *
 * @param personas ids of personas: customers who fit any of them
 * @param where a CEL expression over a customer; customers are chosen before anything is cut
 * @param matching a path pattern that journeys match
 * @param attributes a CEL expression that holds for at least one interaction of a journey
 */
public record Scope(
        @Nullable List<String> sources,
        @Nullable List<String> personas,
        @Nullable String where,
        @Nullable Period period,
        @Nullable List<String> channels,
        @Nullable Boolean converted,
        @Nullable List<String> visiting,
        @Nullable List<String> notVisiting,
        @Nullable List<String> startsWith,
        @Nullable String matching,
        @Nullable String attributes,
        @Nullable NumberRange number,
        boolean excludeOpen,
        Definition definition) {

    /** Everything, under the default definition. */
    public static final Scope ALL = new Scope(
            null, null, null, null, null, null, null, null, null, null, null, null, false, Definition.DEFAULT);

    public Scope {
        sources = copy(sources);
        personas = copy(personas);
        channels = copy(channels);
        visiting = copy(visiting);
        notVisiting = copy(notVisiting);
        startsWith = copy(startsWith);
        if (excludeOpen && definition.inactivity() == null) {
            throw new InvalidArgument("scope.excludeOpen", true, "only together with definition.inactivity");
        }
    }

    /** No customer and no journey is left out, but by the period. */
    public boolean selectsByPeriodOnly() {
        Scope all =
                new Scope(null, null, null, period, null, null, null, null, null, null, null, null, false, definition);
        return equals(all);
    }

    public Scope withDefinition(Definition other) {
        return with(personas, converted, other);
    }

    /** Customers who fit any of these, whatever personas it named before. */
    public Scope withPersonas(List<String> ids) {
        return with(ids, converted, definition);
    }

    public Scope withConverted(boolean only) {
        return with(personas, only, definition);
    }

    private Scope with(@Nullable List<String> ids, @Nullable Boolean only, Definition other) {
        return new Scope(
                sources,
                ids,
                where,
                period,
                channels,
                only,
                visiting,
                notVisiting,
                startsWith,
                matching,
                attributes,
                number,
                excludeOpen,
                other);
    }

    private static @Nullable List<String> copy(@Nullable List<String> list) {
        return list == null ? null : List.copyOf(list);
    }
}
