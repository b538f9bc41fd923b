package io.throughline.analysis;

import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.kpi.KpiParts;
import io.throughline.analysis.kpi.KpiPoint;
import io.throughline.analysis.kpi.Kpis;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Instants;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Scope;
import io.throughline.kpi.CustomerWorths;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiFile;
import io.throughline.kpi.KpiStore;
import io.throughline.kpi.KpiValue;
import io.throughline.kpi.RemainingWorth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where figures are kept under a name, held to their targets, and remembered. What they come to is always told by the newest data in memory. */
public final class KpiService {
    private final JourneyService journeys;
    private final KpiStore store;
    private volatile Map<String, String> names = Map.of();
    private volatile Known known = new Known(-1);

    /** What was worked out of one version of the data. */
    private record Known(
            long version,
            Map<Kpi, KpiValue> values,
            Map<Series, List<KpiPoint>> series,
            Map<RemainingWorth, CustomerWorths> worths) {
        Known(long version) {
            this(version, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** What a customer is still worth; null for whoever has not converted in a period that has ended. Throws {@link InvalidArgument} where values are of several currencies. */
    public @Nullable Double remainingValueOf(String customer, RemainingWorth asked) {
        OptionalInt number = journeys.findCustomer(customer);
        return number.isEmpty()
                ? null
                : known().worths
                        .computeIfAbsent(
                                asked,
                                worth -> Kpis.remainingValue(journeys.journeys(Scope.ALL), worth)
                                        .customers())
                        .remaining(number.getAsInt());
    }

    private record Series(Kpi kpi, TrendPoint.Unit unit) {}

    public KpiService(JourneyService journeys, KpiStore store) {
        this.journeys = journeys;
        this.store = store;
    }

    /** By id. @param department null: of all */
    public List<Kpi> list(@Nullable String department) {
        return store.list().stream()
                .filter(kpi -> department == null || department.equals(kpi.department()))
                .toList();
    }

    /** Throws {@link InvalidArgument} for a department that nobody names. */
    public void requireDepartment(String argument, String id) {
        Stream<String> answering = store.list().stream().map(Kpi::department).filter(Objects::nonNull);
        NearestNames.require(
                argument,
                id,
                Stream.concat(departments().stream().map(Department::id), answering)
                        .collect(Collectors.toSet()));
    }

    public Optional<Kpi> find(String id) {
        return store.list().stream().filter(kpi -> kpi.id().equals(id)).findFirst();
    }

    /** Owners of touchpoints, whoever answers for a figure, and those that were named, by id. */
    public List<Department> departments() {
        TreeMap<String, Department> all = new TreeMap<>();
        journeys.touchpoints().stream()
                .map(Touchpoint::owner)
                .filter(Objects::nonNull)
                .forEach(owner -> all.put(owner, new Department(owner, owner)));
        store.departments().forEach(one -> all.put(one.id(), one));
        return List.copyOf(all.values());
    }

    /** The department of an id, which is its name too unless it was named otherwise. */
    public Department department(String id) {
        Map<String, String> known = names;
        if (!known.containsKey(id)) {
            known = new TreeMap<>();
            for (Department one : departments()) {
                known.put(one.id(), one.name());
            }
            known.putIfAbsent(id, id);
            names = known;
        }
        return new Department(id, known.get(id));
    }

    public List<Touchpoint> touchpointsOf(Department department) {
        return journeys.touchpoints().stream()
                .filter(touchpoint -> department.id().equals(touchpoint.owner()))
                .toList();
    }

    /**
     * Creates or changes, once the formula was asked of the present data. Throws {@code EditConflict} where somebody else was faster.
     *
     * @param seen the revision that was seen; null: there is none yet
     */
    public Kpi save(Kpi kpi, @Nullable Integer seen, String who) {
        check(kpi);
        return store.save(kpi, seen, who);
    }

    /** Throws {@link InvalidArgument} where a figure that is given cannot be asked of the present data, or its department is not known. */
    void check(Kpi kpi) {
        check("input", kpi, departments().stream().map(Department::id).toList());
    }

    /** Takes a figure away; false where there is none. Throws {@code EditConflict} where somebody else was faster. */
    public boolean delete(String id, int seen, String who) {
        return store.delete(id, seen, who);
    }

    /** All figures and departments that are kept. */
    public KpiFile file() {
        return new KpiFile(store.list(), store.departments());
    }

    /** Throws {@link InvalidArgument} where a formula cannot be asked of the present data, or a department is not known. */
    public void check(KpiFile file) {
        List<String> ids = Stream.concat(file.departments().stream(), departments().stream())
                .map(Department::id)
                .toList();
        file.kpis().forEach(kpi -> check("kpis." + kpi.id(), kpi, ids));
    }

    private void check(String argument, Kpi kpi, List<String> ids) {
        String department = kpi.department();
        if (department != null && !ids.contains(department)) {
            throw new InvalidArgument(argument + ".department", department, NearestNames.nearest(department, ids));
        }
        try {
            Kpis.of(journeys.journeys(Scope.ALL), kpi.formula());
        } catch (InvalidArgument fault) {
            throw new InvalidArgument(argument + "." + fault.argument(), fault.value(), fault.allowed());
        }
    }

    /** Names departments, creates or changes figures and takes others away, all or nothing. Each figure has the revision that was seen. */
    public void apply(List<Department> named, List<Kpi> saved, List<Kpi> deleted, String who) {
        store.apply(named, saved, deleted, who);
        names = Map.of();
    }

    /** Departments were named elsewhere. */
    void forgetNames() {
        names = Map.of();
    }

    /** What a figure comes to, held to its target. Without a scope a fault of its formula is told in a note. */
    public KpiValue now(Kpi kpi, @Nullable Scope scope) {
        return scope == null
                ? known().values.computeIfAbsent(kpi, this::valueOf)
                : Kpis.of(journeys.journeys(scope), kpi.formula()).against(kpi.aim());
    }

    private KpiValue valueOf(Kpi kpi) {
        try {
            return Kpis.of(journeys.journeys(Scope.ALL), kpi.formula()).against(kpi.aim());
        } catch (InvalidArgument fault) {
            return KpiValue.unknown(kpi.formula().measured(), String.valueOf(fault.getMessage()));
        }
    }

    /** What parts of the journeys come to, each held to the target. @param scope null: of all */
    public List<KpiParts.Part> parts(Kpi kpi, @Nullable Scope scope, KpiParts.By by) {
        EvaluatedJourneys all = journeys.journeys(scope == null ? Scope.ALL : scope);
        return KpiParts.of(all, kpi.formula(), by).stream()
                .map(part -> new KpiParts.Part(part.key(), part.value().against(kpi.aim())))
                .toList();
    }

    /** By calendar unit in UTC, the newest last. @param last how many at most */
    public List<KpiPoint> history(Kpi kpi, TrendPoint.Unit unit, int last) {
        List<KpiPoint> all = known().series.computeIfAbsent(new Series(kpi, unit), this::seriesOf);
        return all.subList(Math.max(0, all.size() - last), all.size());
    }

    private List<KpiPoint> seriesOf(Series series) {
        Kpi kpi = series.kpi;
        EvaluatedJourneys all = journeys.journeys(Scope.ALL);
        try {
            return Kpis.trend(all, kpi.formula(), series.unit, ZoneOffset.UTC).stream()
                    .map(point ->
                            new KpiPoint(point.from(), point.to(), point.value().against(kpi.aim())))
                    .toList();
        } catch (InvalidArgument fault) {
            return List.of();
        }
    }

    private Known known() {
        Known now = known;
        if (now.version != journeys.version()) {
            now = new Known(journeys.version());
            known = now;
        }
        return now;
    }

    /** Remembers in the store what each figure came to by month. */
    public void writeHistory() {
        long version = journeys.version();
        for (Kpi kpi : store.list()) {
            List<KpiStore.Past> points = history(kpi, TrendPoint.Unit.MONTH, Integer.MAX_VALUE).stream()
                    .map(point -> new KpiStore.Past(
                            Instants.micros(point.from().toInstant()),
                            Instants.micros(point.to().toInstant()),
                            point.value()))
                    .toList();
            store.writeHistory(kpi.id(), points, version);
        }
    }
}
