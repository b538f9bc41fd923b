package memory;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportReport;
import io.throughline.journey.RecordAccount.Fate;
import io.throughline.journey.RecordAccount.Reason;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Two touchpoints, one customer with three interactions by time, one by steps, and three imports. */
public final class FixedStore implements ImportLog, CustomerStore, CatalogueStore {
    public static final Touchpoint BUY =
            new Touchpoint(0, "buy", "Buy", "web", ChannelKind.ONLINE, "purchase", 3, "Ann", true);
    public static final Touchpoint SEARCH = Touchpoint.plain(1, "search");
    private static final long NINE = 1_772_355_600_000_000L;

    public static ImportReport report(String id) {
        return new ImportReport(
                id,
                "shop",
                Instant.parse("2026-03-01T09:00:00Z"),
                11,
                7,
                7,
                1,
                2,
                1,
                List.of(
                        new Reason(Fate.LEFT_OUT, "internal call", 1),
                        new Reason(Fate.DUPLICATE, "stored already", 2),
                        new Reason(Fate.REJECTED, "no customer", 1)),
                List.of(new Rejection(4L, "no customer", ",x,y"), new Rejection(null, "no touchpoint", "a,b,")),
                5_000_000_000L,
                2,
                List.of("customer ← user_id"));
    }

    @Override
    public ImportSession openInstead(String replaced, String source, boolean takesSampleOut) {
        return open(source, false, takesSampleOut);
    }

    @Override
    public ImportSession open(String source, boolean sample, boolean takesSampleOut) {
        throw new IllegalStateException("files go to the stub of the intake");
    }

    @Override
    public List<String> listLosses(String importId) {
        return List.of("import again");
    }

    @Override
    public boolean remove(String importId, String who, String action) {
        return importId.equals("i2");
    }

    @Override
    public List<ImportReport> listImports(int first, String after) {
        return List.of("i3", "i2", "i1").stream()
                .filter(id -> after == null || id.compareTo(after) < 0)
                .limit(first)
                .map(FixedStore::report)
                .toList();
    }

    @Override
    public Optional<Customer> findCustomer(List<String> ids) {
        return List.of("c1", "steps", "C00000264").contains(ids.get(0))
                ? Optional.of(new Customer(ids.get(0), Map.of("city", "Ulm", "age", "41")))
                : Optional.empty();
    }

    @Override
    public List<TimelineEntry> listInteractions(List<String> customer, int first, long position) {
        Clock clock = customer.contains("steps") ? Clock.STEP : Clock.TIME;
        return LongStream.rangeClosed(1, 3)
                .filter(p -> p > position)
                .limit(first)
                .mapToObj(p -> new TimelineEntry(
                        p,
                        clock,
                        clock == Clock.STEP ? p : NINE + p,
                        p == 3 ? BUY : SEARCH,
                        "web",
                        null,
                        p == 3 ? 40.0 : null,
                        Map.of("device", "phone", "browser", "x"),
                        "shop"))
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public List<Touchpoint> describe(List<TouchpointEdit> edits, String who) {
        return edits.stream()
                .filter(edit -> edit.id().equals("search"))
                .map(edit -> new Touchpoint(
                        1,
                        edit.id(),
                        edit.name() == null ? edit.id() : edit.name(),
                        edit.channel(),
                        edit.kind(),
                        edit.stage(),
                        2,
                        edit.owner(),
                        edit.conversion()))
                .toList();
    }

    @Override
    public void describeAll(List<Touchpoint> touchpoints, boolean sample) {}
}
