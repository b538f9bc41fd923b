package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.TimeArguments;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.funnel.Funnels;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How far journeys come through conditions in order. */
@Controller
final class FunnelController {

    @SchemaMapping(typeName = "Journeys")
    Funnel funnel(
            EvaluatedJourneys journeys,
            @Argument List<FunnelInput> steps,
            @Argument Funnel.Order order,
            @Argument Funnel.Entry entry,
            @Argument @Nullable String within,
            @Argument Funnel.CountBy by,
            DataFetchingFieldSelectionSet asked) {
        List<Funnel.Condition> conditions = IntStream.range(0, steps.size())
                .mapToObj(i -> steps.get(i).toCondition(i, journeys.set()))
                .toList();
        Funnel.Request request = new Funnel.Request(
                conditions,
                order,
                entry,
                TimeArguments.duration("within", within),
                by,
                asked.contains("steps/secondsFromPrevious"));
        return Funnels.of(journeys.set(), request);
    }
}
