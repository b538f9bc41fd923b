package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.ComparisonTable;
import io.throughline.analysis.JourneyComparison;
import io.throughline.analysis.JourneyDesk;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.comparison.PathDifferences;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Sets of journeys side by side. */
@Controller
final class ComparisonController {
    private static final int FIRST = 20;

    private final JourneyDesk desk;

    ComparisonController(JourneyDesk desk) {
        this.desk = desk;
    }

    /** A scope with its name, as a query writes it. */
    record NamedScopeInput(String name, ScopeInput scope) {
        ComparisonTable.Named toNamed() {
            return new ComparisonTable.Named(name, ScopeInput.scopeOf(scope));
        }
    }

    @QueryMapping
    JourneyComparison compare(@Argument ScopeInput a, @Argument ScopeInput b) {
        return desk.compare(ScopeInput.scopeOf(a), ScopeInput.scopeOf(b));
    }

    @QueryMapping
    ComparisonTable compareMany(@Argument List<NamedScopeInput> scopes) {
        return desk.compareMany(scopes.stream().map(NamedScopeInput::toNamed).toList());
    }

    @SchemaMapping(typeName = "Comparison")
    EdgeDifferences edges(
            JourneyComparison comparison, @Argument @Nullable Integer first, DataFetchingFieldSelectionSet asked) {
        boolean medians = asked.containsAnyOf("edges/medianSecondsA", "edges/medianSecondsB");
        boolean timeTests = asked.contains("edges/timeQValue");
        return comparison.edges(new EdgeDifferences.Request(orDefault(first), medians, timeTests));
    }

    private static int orDefault(@Nullable Integer first) {
        return first == null ? FIRST : first;
    }

    @SchemaMapping(typeName = "Comparison")
    PathDifferences paths(JourneyComparison comparison, @Argument @Nullable Integer first) {
        return comparison.paths(orDefault(first));
    }

    @SchemaMapping(typeName = "Comparison")
    Divergence divergence(
            JourneyComparison comparison, @Argument @Nullable Integer samples, @Argument @Nullable Long seed) {
        return comparison.divergence(new Divergence.Request(samples == null ? 0 : samples, seed == null ? 1 : seed));
    }
}
