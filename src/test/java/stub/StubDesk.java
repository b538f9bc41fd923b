package stub;

import io.throughline.analysis.ComparisonTable;
import io.throughline.analysis.CustomerPage;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.JourneyComparison;
import io.throughline.analysis.JourneyDesk;
import io.throughline.analysis.Vocabulary;
import io.throughline.journey.Deadline;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.journey.Unavailable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Answers every scope with the same journeys and remembers what it was asked. */
public final class StubDesk implements JourneyDesk {
    /** So often each path of an export is repeated where the source is {@code huge}. */
    private static final int HUGE = 50_000;

    private volatile Scope asked = Scope.ALL;
    private volatile boolean ready = true;
    private final StubAnalysis analysis = new StubAnalysis();
    private final StubComparison comparison = new StubComparison(analysis);
    private final AtomicInteger listings = new AtomicInteger();

    @Override
    public JourneyAnalysis journeys(Scope scope) {
        asked = scope;
        if (!ready) {
            throw new Unavailable("The index is still loading: ask again in a moment.");
        }
        if ("traits.".equals(scope.where())) {
            throw new InvalidArgument("scope.where", "traits.", "a rule; line 1, column 8");
        }
        if (List.of("broken").equals(scope.sources())) {
            throw new IllegalStateException("secret of the house");
        }
        while (List.of("endless").equals(scope.sources())) {
            Deadline.check();
            LockSupport.parkNanos(1_000_000);
        }
        if (List.of("nowhere").equals(scope.sources())) {
            throw new InvalidArgument("scope.sources", "nowhere", "shop, app");
        }
        return Hidden.over(analysis, List.of("huge").equals(scope.sources()) ? HUGE : 1);
    }

    @Override
    public JourneyAnalysis journeysOf(String customer, Scope scope) {
        return journeys(scope);
    }

    @Override
    public CustomerPage findCustomers(Scope scope, String prefix, @Nullable String after, int first) {
        return new CustomerPage(List.of(), "", false);
    }

    @Override
    public Vocabulary vocabulary() {
        return new Vocabulary(List.of("age", "city"), List.of("basket"));
    }

    @Override
    public long version() {
        return 7;
    }

    @Override
    public JourneyComparison compare(Scope a, Scope b) {
        asked = b;
        return comparison;
    }

    @Override
    public ComparisonTable compareMany(List<ComparisonTable.Named> scopes) {
        ComparisonTable.checkNames(scopes);
        return new ComparisonTable(
                scopes.stream()
                        .map(one -> new ComparisonTable.Row(one.name(), Hidden.over(analysis)))
                        .toList(),
                List.of(new ComparisonTable.Pair("north", "south", StubComparison.GAP, 0.75)));
    }

    @Override
    public List<TouchpointCount> listTouchpoints() {
        listings.incrementAndGet();
        return List.of(new TouchpointCount(StubStore.BUY, 3), new TouchpointCount(StubStore.SEARCH, 9));
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    public void setReady(boolean ready) {
        this.ready = ready;
    }

    public Scope asked() {
        return asked;
    }

    public StubAnalysis analysis() {
        return analysis;
    }

    public StubComparison comparison() {
        return comparison;
    }

    public int listings() {
        return listings.get();
    }
}
