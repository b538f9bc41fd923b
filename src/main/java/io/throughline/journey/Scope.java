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
    public static final Scope ALL = new ScopeBuilder().scope();

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
        return equals(new ScopeBuilder().period(period).definition(definition).scope());
    }

    public Scope withDefinition(Definition other) {
        return new ScopeBuilder(this).definition(other).scope();
    }

    /** Customers who fit any of these, whatever personas it named before. */
    public Scope withPersonas(List<String> ids) {
        return new ScopeBuilder(this).personas(ids).scope();
    }

    /** Journeys that match this path pattern, whatever it named before. */
    public Scope withMatching(String pattern) {
        return new ScopeBuilder(this).matching(pattern).scope();
    }

    public Scope withConverted(boolean only) {
        return new ScopeBuilder(this).converted(only).scope();
    }

    private static @Nullable List<String> copy(@Nullable List<String> list) {
        return list == null ? null : List.copyOf(list);
    }
}
