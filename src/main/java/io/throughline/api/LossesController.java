package io.throughline.api;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.path.DropOff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Where journeys are lost, and where they must pass. */
@Controller
final class LossesController {
    private static final int MOST = 10_000;

    @SchemaMapping(typeName = "Journeys")
    List<DropOff> dropOffs(JourneyAnalysis journeys, @Argument @Nullable Integer first) {
        return journeys.dropOffs(Pages.checkFirst(first, 20, MOST));
    }
}
