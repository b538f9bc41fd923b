package io.throughline.analysis;

import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.comparison.GapPart;
import io.throughline.comparison.PathDifferences;
import io.throughline.measure.Difference;
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
