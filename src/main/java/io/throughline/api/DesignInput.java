package io.throughline.api;

import io.throughline.design.AllowedDeviation;
import io.throughline.design.Design;
import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A design as a query writes it. */
record DesignInput(List<Step> steps, List<DesignEdge> edges, List<AllowedDeviation> allowed) {

    /** A step; named like its touchpoint where it says neither touchpoint nor stage. */
    record Step(
            String id,
            @Nullable String touchpoint,
            @Nullable String stage,
            boolean optional,
            boolean anywhere,
            boolean first,
            boolean last) {
        DesignStep toStep() {
            String named = touchpoint == null && stage == null ? id : touchpoint;
            return new DesignStep(id, named, stage, optional, anywhere, first, last);
        }
    }

    Design toDesign() {
        return new Design(steps.stream().map(Step::toStep).toList(), edges, Set.copyOf(allowed));
    }
}
