package io.throughline.analysis;

import io.throughline.measure.Difference;
import io.throughline.persona.comparison.Divergence;
import io.throughline.persona.comparison.EdgeDifferences;
import io.throughline.persona.comparison.GapPart;
import io.throughline.persona.comparison.PathDifferences;
import java.util.List;

/** Two evaluated sets of journeys of the same data side by side; each figure is computed when first asked for. */
public interface JourneyComparison {
    JourneyAnalysis a();

    JourneyAnalysis b();

    /** Customers with journeys in both sets. */
    long sharedCustomers();

    Difference conversionGap();

    EdgeDifferences edges(EdgeDifferences.Request request);

    PathDifferences paths(int first);

    Divergence divergence(Divergence.Request request);

    List<GapPart> decomposition();

    /** What makes the tests circular, in words. */
    List<String> notes();
}
