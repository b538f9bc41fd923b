package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope put together by name: whatever is not said is as in the scope it began with, by default that of everything. */
public final class ScopeBuilder {
    private @Nullable List<String> sources;
    private @Nullable List<String> personas;
    private @Nullable String where;
    private @Nullable Period period;
    private @Nullable List<String> channels;
    private @Nullable Boolean converted;
    private @Nullable List<String> visiting;
    private @Nullable List<String> notVisiting;
    private @Nullable List<String> startsWith;
    private @Nullable String matching;
    private @Nullable String attributes;
    private @Nullable NumberRange number;
    private boolean excludeOpen;
    private Definition definition = Definition.DEFAULT;

    public ScopeBuilder() {}

    ScopeBuilder(Scope scope) {
        sources = scope.sources();
        personas = scope.personas();
        where = scope.where();
        period = scope.period();
        channels = scope.channels();
        converted = scope.converted();
        visiting = scope.visiting();
        notVisiting = scope.notVisiting();
        startsWith = scope.startsWith();
        matching = scope.matching();
        attributes = scope.attributes();
        number = scope.number();
        excludeOpen = scope.excludeOpen();
        definition = scope.definition();
    }

    public ScopeBuilder sources(@Nullable List<String> ids) {
        sources = ids;
        return this;
    }

    public ScopeBuilder personas(@Nullable List<String> ids) {
        personas = ids;
        return this;
    }

    public ScopeBuilder where(@Nullable String text) {
        where = text;
        return this;
    }

    public ScopeBuilder period(@Nullable Period when) {
        period = when;
        return this;
    }

    public ScopeBuilder channels(@Nullable List<String> ids) {
        channels = ids;
        return this;
    }

    public ScopeBuilder converted(@Nullable Boolean only) {
        converted = only;
        return this;
    }

    public ScopeBuilder visiting(@Nullable List<String> ids) {
        visiting = ids;
        return this;
    }

    public ScopeBuilder notVisiting(@Nullable List<String> ids) {
        notVisiting = ids;
        return this;
    }

    public ScopeBuilder startsWith(@Nullable List<String> ids) {
        startsWith = ids;
        return this;
    }

    public ScopeBuilder matching(@Nullable String text) {
        matching = text;
        return this;
    }

    public ScopeBuilder attributes(@Nullable String text) {
        attributes = text;
        return this;
    }

    public ScopeBuilder number(@Nullable NumberRange which) {
        number = which;
        return this;
    }

    public ScopeBuilder excludeOpen(boolean yes) {
        excludeOpen = yes;
        return this;
    }

    public ScopeBuilder definition(Definition cut) {
        definition = cut;
        return this;
    }

    public Scope scope() {
        return new Scope(
                sources,
                personas,
                where,
                period,
                channels,
                converted,
                visiting,
                notVisiting,
                startsWith,
                matching,
                attributes,
                number,
                excludeOpen,
                definition);
    }
}
