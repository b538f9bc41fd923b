package memory;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Clock;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.TimelineSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A store in lists: each {@link #add import} becomes one timeline for each of its customers. */
public class MemoryTimelines implements TimelineSource {
    public record Row(
            String customer,
            long at,
            String touchpoint,
            String channel,
            String campaign,
            double value,
            boolean derived,
            String source,
            Map<String, String> attributes,
            Map<String, String> traits) {
        public Row(
                String customer,
                long at,
                String touchpoint,
                String channel,
                String campaign,
                double value,
                boolean derived,
                String source) {
            this(customer, at, touchpoint, channel, campaign, value, derived, source, Map.of(), Map.of());
        }

        public static Row of(String customer, long at, String touchpoint) {
            return new Row(customer, at, touchpoint, null, null, Double.NaN, false, "test");
        }

        /** With the same attributes and the same traits. */
        public static Row of(String customer, long at, String touchpoint, Map<String, String> cells) {
            return new Row(customer, at, touchpoint, null, null, Double.NaN, false, "test", cells, cells);
        }
    }

    private final List<List<Row>> imports = new ArrayList<>();
    private final ToldByImports<EvidenceRow> evidence = new ToldByImports<>();
    private final ToldByImports<ConsentRow> consents = new ToldByImports<>();
    private final MemoryCodes codes = new MemoryCodes();
    private final Map<String, Integer> ordinals = new LinkedHashMap<>();
    private final List<String> conversions;
    private final Clock clock;
    private final Consumer<String> before;
    private final List<String> traitsRead = new ArrayList<>();
    private final Map<String, Touchpoint> described = new LinkedHashMap<>();
    private boolean removed;
    private int customersRead;
    /** When all imports were, microseconds UTC. */
    public long moment = Long.MAX_VALUE;

    public MemoryTimelines(Clock clock, String... conversions) {
        this(clock, name -> {}, conversions);
    }

    /** @param before what happens before an attribute, given by name, is read */
    public MemoryTimelines(Clock clock, Consumer<String> before, String... conversions) {
        this.before = before;
        this.clock = clock;
        this.conversions = List.of(conversions);
    }

    public MemoryTimelines add(List<Row> rows) {
        imports.add(List.copyOf(rows));
        rows.forEach(row -> {
            codes.add(row);
            ordinals.putIfAbsent(row.customer, ordinals.size());
        });
        return this;
    }

    /** What the last import tells of who is one customer. */
    public MemoryTimelines tell(EvidenceRow... rows) {
        evidence.add(imports.size() - 1, rows);
        return this;
    }

    /** What customers of the last import say of being looked at. */
    public MemoryTimelines hear(ConsentRow... rows) {
        consents.add(imports.size() - 1, rows);
        return this;
    }

    @Override
    public void loadConsents(long after, long until, Consumer<ConsentRow> sink) {
        consents.load((int) (Math.max(0, after) % 1000), (int) (until % 1000), sink);
    }

    @Override
    public void loadEvidence(long after, long until, Consumer<EvidenceRow> sink) {
        evidence.load((int) (Math.max(0, after) % 1000), (int) (until % 1000), sink);
    }

    /** What the catalogue says of a touchpoint; whether it converts is said elsewhere. */
    public MemoryTimelines describe(Touchpoint touchpoint) {
        described.put(touchpoint.id(), touchpoint);
        return this;
    }

    /** By id, in the order in which customers came. */
    public OptionalInt findOrdinal(String customer) {
        return ordinals.containsKey(customer) ? OptionalInt.of(ordinals.get(customer)) : OptionalInt.empty();
    }

    public void removeFirst() {
        imports.set(0, List.of());
        evidence.removeFirst();
        consents.removeFirst();
        removed = true;
    }

    public List<List<Row>> imports() {
        return imports;
    }

    public List<String> conversions() {
        return conversions;
    }

    public List<Row> rows() {
        return imports.stream().flatMap(List::stream).toList();
    }

    /** Names of traits, once for each time that one was read. */
    public List<String> traitsRead() {
        return traitsRead;
    }

    /** Customers whose timelines were handed out so far, each as often as they were. */
    public int customersRead() {
        return customersRead;
    }

    @Override
    public long version() {
        return imports.size() + (removed ? 1000 : 0);
    }

    @Override
    public Catalogue loadCatalogue() {
        List<Touchpoint> all = new ArrayList<>();
        for (int code = 0; code < codes.touchpoints.size(); code++) {
            String id = codes.touchpoints.get(code);
            boolean conversion = conversions.contains(id);
            Touchpoint said = described.getOrDefault(id, Touchpoint.plain(code, id));
            all.add(new Touchpoint(
                    code,
                    id,
                    said.name(),
                    said.channel(),
                    said.kind(),
                    said.stage(),
                    said.stageOrder(),
                    said.owner(),
                    conversion));
        }
        return new Catalogue(all, codes.channels, codes.campaigns);
    }

    @Override
    public Optional<String> findState(long version) {
        boolean fits = version <= version() && (!removed || version >= 1000);
        return fits ? Optional.of("v" + version + imports.subList(0, (int) (version % 1000))) : Optional.empty();
    }

    @Override
    public long loadAll(Consumer<StoredTimeline> sink) {
        emit(new TreeSet<>(ordinals.values()), sink);
        return version();
    }

    @Override
    public long loadChanged(long version, Consumer<StoredTimeline> sink) {
        if (removed) {
            return -1;
        }
        TreeSet<Integer> changed = new TreeSet<>();
        for (List<Row> newer : imports.subList((int) version, imports.size())) {
            newer.forEach(row -> changed.add(ordinals.get(row.customer)));
        }
        emit(changed, sink);
        return version();
    }

    @Override
    public String[] loadIds(int[] wanted) {
        List<String> names = new ArrayList<>(ordinals.keySet());
        return java.util.Arrays.stream(wanted).mapToObj(names::get).toArray(String[]::new);
    }

    @Override
    public List<CustomerId> listCustomers(String prefix, String after, int first) {
        return ordinals.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(c -> c.getKey().startsWith(prefix) && c.getKey().compareTo(after) > 0)
                .limit(first)
                .map(c -> new CustomerId(c.getKey(), c.getValue()))
                .toList();
    }

    @Override
    public ColumnNames loadColumnNames(long version) {
        TreeSet<String> attributes = new TreeSet<>();
        TreeSet<String> traits = new TreeSet<>();
        for (List<Row> one : imports.subList(0, (int) (version % 1000))) {
            one.forEach(row -> attributes.addAll(row.attributes.keySet()));
            one.forEach(row -> traits.addAll(row.traits.keySet()));
        }
        return new ColumnNames(List.copyOf(attributes), List.copyOf(traits));
    }

    @Override
    public boolean loadAttribute(String name, long version, int[] ordinals, Consumer<StoredCells> sink) {
        before.accept(name);
        parts(
                version,
                ordinals,
                (ordinal, rows) -> sink.accept(new StoredCells(
                        ordinal,
                        rows.stream().mapToLong(Row::at).toArray(),
                        rows.stream()
                                .map(r -> r.attributes.getOrDefault(name, ""))
                                .toArray(String[]::new))));
        return !removed || version >= 1000;
    }

    @Override
    public boolean loadTrait(String name, long version, int[] ordinals, Consumer<StoredTrait> sink) {
        traitsRead.add(name);
        parts(
                version,
                ordinals,
                (ordinal, rows) -> rows.stream()
                        .filter(row -> row.traits.containsKey(name))
                        .forEach(row -> sink.accept(new StoredTrait(ordinal, row.at, row.traits.get(name)))));
        return !removed || version >= 1000;
    }

    /** Rows of each import and source, by time, for each of some customers. */
    private void parts(long version, int[] ordinals, BiConsumer<Integer, List<Row>> sink) {
        List<String> names = new ArrayList<>(this.ordinals.keySet());
        List<Map<String, List<Row>>> all = byCustomer((int) (version % 1000));
        for (int ordinal : ordinals) {
            for (Map<String, List<Row>> one : all) {
                bySource(one.getOrDefault(names.get(ordinal), List.of()))
                        .values()
                        .forEach(rows -> sink.accept(ordinal, rows));
            }
        }
    }

    private List<Map<String, List<Row>>> byCustomer(int first) {
        return imports.stream()
                .limit(first)
                .map(one -> one.stream().collect(Collectors.groupingBy(Row::customer)))
                .toList();
    }

    private static Map<String, List<Row>> bySource(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::at))
                .collect(Collectors.groupingBy(Row::source, TreeMap::new, Collectors.toList()));
    }

    private void emit(TreeSet<Integer> wanted, Consumer<StoredTimeline> sink) {
        List<String> names = new ArrayList<>(ordinals.keySet());
        List<Map<String, List<Row>>> all = byCustomer(imports.size());
        customersRead += wanted.size();
        for (int ordinal : wanted) {
            for (int order = 0; order < imports.size(); order++) {
                String id = names.get(ordinal);
                int place = order;
                bySource(all.get(order).getOrDefault(id, List.of()))
                        .forEach((source, rows) ->
                                sink.accept(codes.timeline(ordinal, id, place, source, moment, clock, rows)));
            }
        }
    }
}
