package io.throughline.analysis.comparison;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
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

/** Two evaluated sets of journeys of the same data side by side; each part is worked out once, when first asked for. Safe for any thread. */
public final class EvaluatedComparison {
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

    public EvaluatedComparison(EvaluatedJourneys a, EvaluatedJourneys b, List<String> notes) {
        this.notes = notes;
        this.a = a;
        this.b = b;
        Lazy<JointCustomers> joint = new Lazy<>(() -> JointCustomers.of(a.set(), b.set()));
        this.customers = joint;
        this.gap = new Lazy<>(() -> ConversionGap.of(joint.get()));
        this.edges = new Lazy<>(() -> EdgeComparison.of(joint.get(), a.graph(), b.graph()));
        this.paths = new Lazy<>(() -> PathComparison.of(joint.get()));
    }

    public EvaluatedJourneys a() {
        return a;
    }

    public EvaluatedJourneys b() {
        return b;
    }

    /** Customers with journeys in both sets. */
    public long sharedCustomers() {
        return customers.get().shared();
    }

    public Difference conversionGap() {
        return gap.get();
    }

    public EdgeDifferences edges(EdgeDifferences.Request request) {
        boolean medians = request.medians();
        return edges.get().differences(request, medians ? a.edgeTimes() : null, medians ? b.edgeTimes() : null);
    }

    public PathDifferences paths(int first) {
        return paths.get().differences(first);
    }

    public Divergence divergence(Divergence.Request request) {
        return edges.get().divergence(request);
    }

    public List<GapPart> decomposition() {
        return edges.get().decomposition(a.chain().chances(), b.chain().chances());
    }

    /** What makes the tests circular, in words. */
    public List<String> notes() {
        return notes;
    }
}
