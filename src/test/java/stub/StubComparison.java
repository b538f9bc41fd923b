package stub;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.JourneyComparison;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.comparison.GapPart;
import io.throughline.comparison.PathDifferences;
import io.throughline.measure.Difference;
import io.throughline.measure.Rate;
import java.util.List;

/** Fixed differences, none like another; the way requests arrive is kept. */
public final class StubComparison implements JourneyComparison {
    static final Difference GAP =
            new Difference(Rate.of(1, 10, "journeys"), Rate.of(3, 10, 2, "journeys"), 0.2, -0.1, 0.4, 0.25);

    private final JourneyAnalysis analysis;
    private volatile EdgeDifferences.Request edgesAsked;
    private volatile Divergence.Request divergenceAsked;
    private volatile int pathsAsked;

    StubComparison(JourneyAnalysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public JourneyAnalysis a() {
        return Hidden.over(analysis);
    }

    @Override
    public JourneyAnalysis b() {
        return Hidden.over(analysis);
    }

    @Override
    public long sharedCustomers() {
        return 91;
    }

    @Override
    public Difference conversionGap() {
        return GAP;
    }

    @Override
    public EdgeDifferences edges(EdgeDifferences.Request request) {
        edgesAsked = request;
        return new EdgeDifferences(
                2,
                List.of(new EdgeDifferences.EdgeDifference(
                        "search", "cart", 0.25, 0.5, 92, 93, 0.01, 0.02, 60.0, 90.0, 0.03)));
    }

    @Override
    public PathDifferences paths(int first) {
        pathsAsked = first;
        Rate share = Rate.of(2, 8, "journeys");
        return new PathDifferences(
                1, List.of(new PathDifferences.PathDifference(List.of("search", "buy"), share, share, null, null)));
    }

    @Override
    public Divergence divergence(Divergence.Request request) {
        divergenceAsked = request;
        return new Divergence(0.125, request.samples() == 0 ? null : 0.5);
    }

    @Override
    public List<GapPart> decomposition() {
        return List.of(new GapPart("START", 0.15), new GapPart("search", 0.05));
    }

    @Override
    public List<String> notes() {
        return List.of("a is chosen by outcome.");
    }

    public EdgeDifferences.Request edgesAsked() {
        return edgesAsked;
    }

    public Divergence.Request divergenceAsked() {
        return divergenceAsked;
    }

    public int pathsAsked() {
        return pathsAsked;
    }
}
