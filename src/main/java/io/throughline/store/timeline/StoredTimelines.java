package io.throughline.store.timeline;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.Unavailable;
import io.throughline.store.identity.StoredConsents;
import io.throughline.store.identity.StoredIdentity;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Rows;
import io.throughline.store.query.Tx;
import io.throughline.store.query.VisibleImports;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Reads visible timelines for the index: what was finished when the read began, whatever happens meanwhile. */
public final class StoredTimelines implements TimelineSource {
    private static final int LOOKUP = 10_000;

    private final Cypher cypher;
    private final Bulk bulk;
    private final TimelinePages pages;
    private final StoredColumns columns;

    public StoredTimelines(Cypher cypher, Bulk bulk) {
        this.cypher = cypher;
        this.bulk = bulk;
        this.pages = new TimelinePages(cypher, bulk);
        this.columns = new StoredColumns(cypher, bulk);
    }

    private record State(long version, long removal, long erased) {}

    private State state() {
        return cypher.find(
                        "counter/find-version",
                        Map.of(),
                        r -> new State(
                                r.get("version").asLong(),
                                r.get("removal").asLong(),
                                r.get("erased").asLong()))
                .orElseThrow(() -> new Unavailable("The database has no schema yet: start the service again."));
    }

    @Override
    public long version() {
        return state().version();
    }

    /** Nobody edits the catalogue meanwhile, and names that nothing uses any more are not deleted. */
    @Override
    public Catalogue loadCatalogue() {
        return cypher.write(this::loadCatalogue);
    }

    private Catalogue loadCatalogue(Tx tx) {
        VisibleImports visible = VisibleImports.load(cypher, tx);
        return new Catalogue(
                list(tx, "catalogue/list-touchpoints", visible.touchpoints()).list(StoredTimelines::touchpoint),
                names(list(tx, "catalogue/list-channels", visible.channels())),
                names(list(tx, "catalogue/list-campaigns", visible.campaigns())),
                kinds(tx),
                visible.sources());
    }

    @Override
    public Optional<String> findState(long version) {
        String state = at(version).fingerprint();
        State now = state();
        boolean lost = now.removal() > version || now.erased() > version;
        return lost || now.version() < version
                ? Optional.empty()
                : Optional.of(now.erased() == 0 ? state : state + '-' + now.erased());
    }

    private static Rows list(Tx tx, String query, BitSet codes) {
        return tx.run(query, Map.of("codes", codes.stream().toArray()));
    }

    private static Map<String, ChannelKind> kinds(Tx tx) {
        Map<String, ChannelKind> kinds = new HashMap<>();
        tx.run("catalogue/list-kinds", Map.of())
                .forEachRemaining(r -> kinds.put(
                        r.get("name").asString(),
                        ChannelKind.valueOf(r.get("kind").asString())));
        return kinds;
    }

    static Touchpoint touchpoint(MapAccessor row) {
        return new Touchpoint(
                row.get("code").asInt(),
                row.get("id").asString(),
                row.get("name").asString(),
                text(row.get("channel")),
                row.get("kind").isNull()
                        ? null
                        : ChannelKind.valueOf(row.get("kind").asString()),
                text(row.get("stage")),
                row.get("stageOrder").asInt(),
                text(row.get("owner")),
                row.get("conversion").asBoolean());
    }

    private static @Nullable String text(Value value) {
        return value.isNull() ? null : value.asString();
    }

    /** Names by code; empty where a code is not in use. */
    private static List<String> names(Rows rows) {
        List<String> names = new ArrayList<>();
        rows.forEachRemaining(r -> {
            int code = r.get("code").asInt();
            names.addAll(Collections.nCopies(Math.max(0, code + 1 - names.size()), ""));
            names.set(code, r.get("name").asString());
        });
        return names;
    }

    @Override
    public long loadAll(Consumer<StoredTimeline> sink) {
        long version = version();
        VisibleImports visible = at(version);
        if (!visible.all().isEmpty()) {
            pages.loadAll(visible, sink);
        }
        return version;
    }

    @Override
    public long loadChanged(long version, Consumer<StoredTimeline> sink) {
        State state = state();
        if (state.removal() > version) {
            return -1;
        }
        VisibleImports visible = at(state.version());
        VisibleImports recent = visible.where(v -> v.version() > version);
        if (!recent.all().isEmpty()) {
            pages.loadSome(bulk.listTouched(recent.ranges()), visible, sink);
        }
        return state.version();
    }

    @Override
    public List<Erased> loadErased(long after, long until) {
        return state().erased() <= after
                ? List.of()
                : cypher.list(
                        "erasure/list-erased",
                        Map.of("after", after, "until", until),
                        r -> new Erased(r.get("version").asLong(), ints(r.get("ordinals"))));
    }

    private static int[] ints(Value ordinals) {
        return ordinals.asList(Value::asInt).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What was visible at a version, as far as it still is; so what is read is of that version and of no later one. */
    private VisibleImports at(long version) {
        return VisibleImports.load(cypher).where(v -> v.version() <= version);
    }

    @Override
    public void loadEvidence(long after, long until, Consumer<EvidenceRow> sink) {
        VisibleImports told = at(until).where(v -> v.version() > after);
        if (!told.all().isEmpty()) {
            bulk.listEvidence(told.ranges(), sink);
        }
    }

    @Override
    public void loadConsents(long after, long until, Consumer<ConsentRow> sink) {
        VisibleImports told = at(until).where(v -> v.version() > after);
        if (!told.all().isEmpty()) {
            StoredConsents.load(cypher, told.ranges(), sink);
        }
    }

    @Override
    public List<IdentityDecision> loadDecisions() {
        return StoredIdentity.list(cypher);
    }

    @Override
    public ColumnNames loadColumnNames(long version) {
        return StoredColumns.names(at(version));
    }

    @Override
    public boolean loadAttribute(String name, long version, int[] ordinals, Consumer<StoredCells> sink) {
        columns.loadAttribute(name, at(version), ordinals, sink);
        return state().removal() <= version;
    }

    @Override
    public boolean loadTrait(String name, long version, int[] ordinals, Consumer<StoredTrait> sink) {
        columns.loadTrait(name, at(version), ordinals, sink);
        return state().removal() <= version;
    }

    @Override
    public void loadRest(long version, int[] ordinals, Consumer<StoredCells> sink) {
        pages.loadRest(ordinals, at(version), sink);
    }

    @Override
    public List<CustomerId> listCustomers(String prefix, String after, int first) {
        return cypher.list(
                "customer/search",
                Map.of("prefix", prefix, "after", after, "first", first),
                r -> new CustomerId(r.get("id").asString(), r.get("ordinal").asInt()));
    }

    @Override
    public String[] loadIds(int[] ordinals) {
        String[] ids = new String[ordinals.length];
        for (int from = 0; from < ordinals.length; from += LOOKUP) {
            int first = from;
            int[] some = Arrays.copyOfRange(ordinals, from, Math.min(ordinals.length, from + LOOKUP));
            cypher.list(
                    "customer/list-ids",
                    Map.of("ordinals", some),
                    r -> ids[first + r.get("place").asInt()] = r.get("id").asString());
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == null) {
                throw new Unavailable("Customer " + ordinals[i] + " has just been taken out: ask again.");
            }
        }
        return ids;
    }
}
