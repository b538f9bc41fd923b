package io.throughline.analysis;

import io.throughline.comparison.ConversionGap;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeComparison;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.comparison.GapPart;
import io.throughline.comparison.JointCustomers;
import io.throughline.comparison.PathComparison;
import io.throughline.comparison.PathDifferences;
import io.throughline.measure.Difference;
import java.util.List;

/** A comparison whose parts are each worked out once, when first asked for. Safe for any thread. */
public final class EvaluatedComparison implements JourneyComparison {
    private final EvaluatedJourneys a;
    private final EvaluatedJourneys b;
    private final List<String> notes;
    private final Lazy<JointCustomers> customers;
    private final Lazy<Difference> gap;
    private final Lazy<EdgeComparison> edges;
    private final Lazy<PathComparison> paths;

    /** Both of one snapshot of the data, so that a customer has the same ordinal in both. */
    public EvaluatedComparison(EvaluatedJourneys a, EvaluatedJourneys b) {
        this(a, b, List.of());
    }

    EvaluatedComparison(EvaluatedJourneys a, EvaluatedJourneys b, List<String> notes) {
        this.notes = notes;
        this.a = a;
        this.b = b;
        Lazy<JointCustomers> joint = new Lazy<>(() -> JointCustomers.of(a.set(), b.set()));
        this.customers = joint;
        this.gap = new Lazy<>(() -> ConversionGap.of(joint.get()));
        this.edges = new Lazy<>(() -> EdgeComparison.of(joint.get(), a.journeyGraph(), b.journeyGraph()));
        this.paths = new Lazy<>(() -> PathComparison.of(joint.get()));
    }

    @Override
    public JourneyAnalysis a() {
        return a;
    }

    @Override
    public JourneyAnalysis b() {
        return b;
    }

    @Override
    public long sharedCustomers() {
        return customers.get().shared();
    }

    @Override
    public Difference conversionGap() {
        return gap.get();
    }

    @Override
    public EdgeDifferences edges(EdgeDifferences.Request request) {
        boolean medians = request.medians();
        return edges.get().differences(request, medians ? a.edgeTimes() : null, medians ? b.edgeTimes() : null);
    }

    @Override
    public PathDifferences paths(int first) {
        return paths.get().differences(first);
    }

    @Override
    public Divergence divergence(Divergence.Request request) {
        return edges.get().divergence(request);
    }

    @Override
    public List<GapPart> decomposition() {
        return edges.get().decomposition(a.chances(), b.chances());
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
