package io.throughline.store.erasure;

import io.throughline.identity.IdentityRules;
import io.throughline.identity.PersonText;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.Erasure;
import io.throughline.journey.ErasureStore;
import io.throughline.journey.PersonErased;
import io.throughline.journey.StoreEdited;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.identity.StoredEvidence;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Migrations;
import io.throughline.store.query.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.MapAccessor;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Erases persons: first everything that can be asked for, in one transaction; then what files still hold of it. A kill in between leaves the note that the
 * second step is still to be done.
 */
public final class StoredErasures implements ErasureStore {
    private static final int KEYS_OF_A_QUERY = 10_000;

    private final Cypher cypher;
    private final Leases leases;
    private final @Nullable Remnants remnants;
    private final ApplicationEventPublisher events;
    private final IdentityRules rules;

    /**
     * @param remnants null where the database is that of a server
     * @param rules how values of each kind of identifier are written
     */
    public StoredErasures(
            Cypher cypher,
            Leases leases,
            @Nullable Remnants remnants,
            ApplicationEventPublisher events,
            IdentityRules rules) {
        this.rules = rules;
        this.cypher = cypher;
        this.leases = leases;
        this.remnants = remnants;
        this.events = events;
    }

    @Override
    public Optional<Erased> erase(Supplier<Person> whom, String door, String author, String reason) {
        Optional<Done> erased;
        try (Lease lease = leases.take()) {
            Person person = whom.get();
            PersonText text = text(person);
            List<MapAccessor> found = cypher.list("erasure/find-persons", Map.of("ids", person.ids()), row -> row);
            List<Map<String, Object>> timelines = new ArrayList<>();
            found.forEach(row -> row.get("timelines").values().forEach(one -> timelines.add(one.asMap())));
            PersonCells cells = new PersonCells(timelines);
            found.forEach(row -> row.get("said").values().forEach(one -> cells.addSaid(one.asMap())));
            ErasedTexts texts = new ErasedTexts(cypher, text, new PersonIds(person, rules), cells);
            texts.find(new HashSet<>(person.ids()));
            Deletion deletion = new Deletion(
                    person,
                    keys(person),
                    new TreeSet<>(found.stream()
                            .map(row -> row.get("ordinal").asLong())
                            .toList()),
                    cells.interactions(),
                    texts);
            erased = cypher.write(tx -> deletion.run(tx, door, text.without(author), text.without(reason)));
        }
        erased.ifPresent(done -> {
            events.publishEvent(done.told());
            events.publishEvent(new StoreEdited());
        });
        return erased.map(Done::erased);
    }

    /** Records that were not taken hold ids as their system has them, without its name before them. */
    private PersonText text(Person person) {
        List<String> values = new ArrayList<>(person.ids());
        person.identifiers().forEach(one -> values.add(one.value()));
        for (String system : cypher.list(
                "import/list-own-systems", Map.of(), row -> row.get("system").asString())) {
            String beginning = CustomerKeys.beginning(system);
            List.copyOf(values).stream()
                    .filter(value -> value.startsWith(beginning))
                    .forEach(value -> values.add(value.substring(beginning.length())));
        }
        return PersonText.of(
                values,
                person.identifiers().stream()
                        .map(one -> one.kind() + ":" + one.value())
                        .toList());
    }

    @Override
    public List<StillNamed> listStillNamed(Person person) {
        PersonText text = text(person);
        return cypher
                .list(
                        "erasure/list-ids",
                        Map.of(),
                        row -> new StillNamed(
                                row.get("kind").asString(), row.get("id").asString()))
                .stream()
                .filter(one -> text.isInRow(one.id()))
                .toList();
    }

    private record Done(Erased erased, PersonErased told) {}

    private List<String> keys(Person person) {
        return person.identifiers().stream()
                .map(one -> StoredEvidence.key(rules, one.kind(), one.value()))
                .distinct()
                .toList();
    }

    /** What is deleted at once. @param keys of the person's identifiers @param ordinals of the person's ids */
    private record Deletion(
            Person person, List<String> keys, TreeSet<Long> ordinals, long interactions, ErasedTexts texts) {

        Optional<Done> run(Tx tx, String door, String author, String reason) {
            long identifiers = 0;
            for (int from = 0; from < keys.size(); from += KEYS_OF_A_QUERY) {
                List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS_OF_A_QUERY));
                identifiers += tx.run("erasure/delete-identifiers", Map.of("keys", some))
                        .single()
                        .get("identifiers")
                        .asLong();
            }
            if (ordinals.isEmpty()
                    && identifiers == 0
                    && texts.changes().isEmpty()
                    && texts.gone().isEmpty()) {
                return Optional.empty();
            }
            tx.run("counter/mark-rewrite", Map.of()).consume();
            tx.run("erasure/delete-customers", Map.of("ids", person.ids())).consume();
            tx.run("erasure/change-nodes", Map.of("rows", texts.changes())).consume();
            List<Object> changed =
                    texts.changes().stream().map(row -> row.get("id")).toList();
            tx.run("erasure/touch-edited", Map.of("ids", changed)).consume();
            tx.run("erasure/delete-nodes", Map.of("ids", texts.gone())).consume();
            return Optional.of(remember(tx, identifiers, door, author, reason));
        }

        private Done remember(Tx tx, long identifiers, String door, String author, String reason) {
            long version = tx.run("counter/raise-version", Map.of("removal", texts.renamed()))
                    .single()
                    .get("version")
                    .asLong();
            String id = UUID.randomUUID().toString();
            long noted = texts.changes().size();
            Map<String, Object> told = Map.of(
                    "id", id,
                    "author", author,
                    "reason", reason,
                    "ids", (long) ordinals.size(),
                    "identifiers", identifiers,
                    "interactions", interactions,
                    "keptRows", texts.rows(),
                    "texts", noted);
            long at = tx.run(
                            "erasure/create-erasure",
                            Map.of("version", version, "ordinals", List.copyOf(ordinals), "erasure", told))
                    .single()
                    .get("at")
                    .asLong();
            String detail = String.format(
                    Locale.ROOT,
                    "by %s: %d ids, %d identifiers, %d interactions, %d kept rows; %s",
                    author,
                    ordinals.size(),
                    identifiers,
                    interactions,
                    texts.rows(),
                    reason);
            StoredAudit.add(tx, door, "eraseCustomer", id, detail);
            Erasure erasure = new Erasure(
                    id,
                    Instant.ofEpochMilli(at),
                    author,
                    reason,
                    ordinals.size(),
                    identifiers,
                    interactions,
                    texts.rows(),
                    noted,
                    null);
            return new Done(
                    new Erased(person, erasure),
                    new PersonErased(version, List.copyOf(ordinals), person.identifiers()));
        }
    }

    @Override
    public List<Erasure> listErasures(int first) {
        return cypher.list("erasure/list-erasures", Map.of("first", first), StoredErasures::erasure);
    }

    private static Erasure erasure(MapAccessor row) {
        return new Erasure(
                row.get("id").asString(),
                Instant.ofEpochMilli(row.get("at").asLong()),
                row.get("author").asString(),
                row.get("reason").asString(),
                row.get("ids").asLong(),
                row.get("identifiers").asLong(),
                row.get("interactions").asLong(),
                row.get("keptRows").asLong(),
                row.get("texts").asLong(),
                row.get("filesAt").isNull()
                        ? null
                        : Instant.ofEpochMilli(row.get("filesAt").asLong()));
    }

    /** Nobody imports or erases while indexes are made anew; questions go on, those by id a little slower. */
    @Override
    public void wipe() {
        OptionalLong version = unwiped();
        if (remnants == null || version.isEmpty()) {
            return;
        }
        try (Lease lease = leases.take()) {
            cypher.batched("erasure/drop-customer-ids", Map.of());
            cypher.batched("erasure/drop-identifier-keys", Map.of());
            Migrations.dropOrphans(cypher);
            cypher.batched("erasure/create-customer-ids", Map.of());
            cypher.batched("erasure/create-identifier-keys", Map.of());
        }
        remnants.wipe();
        cypher.write("erasure/mark-wiped", Map.of("version", version.getAsLong()));
    }

    private OptionalLong unwiped() {
        return cypher.list("erasure/find-unwiped", Map.of(), row -> row.get("version")).stream()
                .filter(version -> !version.isNull())
                .mapToLong(version -> version.asLong())
                .findFirst();
    }
}
