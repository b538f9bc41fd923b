package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.comparison.ComparisonTable;
import io.throughline.analysis.comparison.EvaluatedComparison;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.comparison.PathDifferences;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Sets of journeys side by side. */
@Controller
final class ComparisonController {
    private final JourneyService service;

    ComparisonController(JourneyService service) {
        this.service = service;
    }

    /** A scope with its name, as a query writes it. */
    record NamedScopeInput(String name, ScopeInput scope) {
        ComparisonTable.Named toNamed() {
            return new ComparisonTable.Named(name, ScopeInput.scopeOf(scope));
        }
    }

    @QueryMapping
    EvaluatedComparison compare(@Argument ScopeInput a, @Argument ScopeInput b) {
        return service.compare(ScopeInput.scopeOf(a), ScopeInput.scopeOf(b));
    }

    @QueryMapping
    ComparisonTable compareMany(@Argument List<NamedScopeInput> scopes) {
        return service.compareMany(scopes.stream().map(NamedScopeInput::toNamed).toList());
    }

    @SchemaMapping(typeName = "Comparison")
    EdgeDifferences edges(EvaluatedComparison comparison, @Argument int first, DataFetchingFieldSelectionSet asked) {
        boolean medians = asked.containsAnyOf("edges/medianSecondsA", "edges/medianSecondsB");
        boolean timeTests = asked.contains("edges/timeQValue");
        return comparison.edges(new EdgeDifferences.Request(first, medians, timeTests));
    }

    @SchemaMapping(typeName = "Comparison")
    PathDifferences paths(EvaluatedComparison comparison, @Argument int first) {
        return comparison.paths(first);
    }

    @SchemaMapping(typeName = "Comparison")
    Divergence divergence(EvaluatedComparison comparison, @Argument int samples, @Argument long seed) {
        return comparison.divergence(new Divergence.Request(samples, seed));
    }
}
