package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.path.funnel.Funnel;
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
            JourneyAnalysis journeys,
            @Argument List<FunnelInput> steps,
            @Argument Funnel.@Nullable Order order,
            @Argument Funnel.@Nullable Entry entry,
            @Argument @Nullable String within,
            @Argument Funnel.@Nullable CountBy by,
            DataFetchingFieldSelectionSet asked) {
        List<Funnel.Condition> conditions = IntStream.range(0, steps.size())
                .mapToObj(i -> steps.get(i).toCondition(i, journeys::set))
                .toList();
        return journeys.funnel(new Funnel.Request(
                conditions,
                order == null ? Funnel.Order.ORDERED : order,
                entry == null ? Funnel.Entry.CLOSED : entry,
                Texts.duration("within", within),
                by == null ? Funnel.CountBy.JOURNEY : by,
                asked.contains("steps/secondsFromPrevious")));
    }
}
