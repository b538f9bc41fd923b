package io.throughline.analysis;

import io.throughline.index.JourneyIndex;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import java.util.List;

/** The desk over the index in memory; ids of customers are looked up in the store when they are shown. */
public final class IndexedDesk implements JourneyDesk {
    private final JourneyIndex index;
    private final TimelineSource source;

    public IndexedDesk(JourneyIndex index, TimelineSource source) {
        this.index = index;
        this.source = source;
    }

    @Override
    public JourneyAnalysis journeys(Scope scope) {
        return new EvaluatedJourneys(index.cut(scope), source::loadIds);
    }

    @Override
    public List<TouchpointCount> listTouchpoints() {
        return index.countTouchpoints().entrySet().stream()
                .map(entry -> new TouchpointCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public boolean isReady() {
        return index.isReady();
    }
}
