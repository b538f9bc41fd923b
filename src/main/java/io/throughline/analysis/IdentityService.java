package io.throughline.analysis;

import io.throughline.identity.Consents;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.IdentitySummary;
import io.throughline.identity.Resolution;
import io.throughline.identity.Resolver;
import io.throughline.index.IndexView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.CustomerHash;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.ErasureStore.Person;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.IdentityStore.Link;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Joining;
import io.throughline.journey.TimelineSource;
import io.throughline.persona.PersonaStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Which identifiers are one customer: asked for one of them and for all, and decided by people. */
public final class IdentityService {
    private static final int MAX_TEXT = 1_000;

    private final JourneyIndex index;
    private final TimelineSource timelines;
    private final PersonaStore ordinals;
    private final CustomerStore customers;
    private final IdentityStore store;

    public IdentityService(
            JourneyIndex index,
            TimelineSource timelines,
            PersonaStore ordinals,
            CustomerStore customers,
            IdentityStore store) {
        this.index = index;
        this.timelines = timelines;
        this.ordinals = ordinals;
        this.customers = customers;
        this.store = store;
    }

    /** The customer with an id or an identifier, as {@code ann@example.com} or {@code email:ann@example.com}. */
    public Optional<Customer> find(String idOrIdentifier) {
        OptionalInt known = ordinals.findOrdinal(idOrIdentifier);
        if (known.isPresent()) {
            return ofOrdinal(known.getAsInt());
        }
        List<Identifier> identifiers =
                index.readIdentity((evidence, resolution) -> evidence.find(idOrIdentifier).stream()
                        .flatMap(id -> same(resolution, id).stream())
                        .distinct()
                        .map(id -> new Identifier(evidence.kindOf(id), evidence.value(id)))
                        .toList());
        return idsOf(identifiers)
                .map(ordinals::findOrdinal)
                .flatMap(one -> one.isPresent() ? Stream.of(one.getAsInt()) : Stream.empty())
                .findFirst()
                .flatMap(this::ofOrdinal)
                .or(() -> customers.findCustomer(idOrIdentifier));
    }

    /** Ids under which their interactions may be kept. */
    private Stream<String> idsOf(List<Identifier> identifiers) {
        return Stream.concat(identifiers.stream().map(Identifier::value), store.listSpellings(identifiers).stream())
                .distinct();
    }

    private Optional<Customer> ofOrdinal(int ordinal) {
        IndexView now = index.now();
        int customer = now.customerOf(ordinal);
        List<Integer> all = new ArrayList<>(List.of(customer));
        for (int id : now.idsOf(customer)) {
            if (id != customer) {
                all.add(id);
            }
        }
        String[] ids =
                timelines.loadIds(all.stream().mapToInt(Integer::intValue).toArray());
        return customers.findCustomer(List.of(ids));
    }

    /**
     * A person with all ids and identifiers that are joined to one of them.
     *
     * @param joining how far; {@code NONE}: this id or identifier alone
     */
    public Person personOf(String idOrIdentifier, Joining joining) {
        index.refresh();
        List<Integer> found = index.readIdentity((evidence, resolution) -> {
            Resolution joined = joining == Joining.ALL ? resolution : Resolver.resolve(evidence, false);
            Set<Integer> all = new TreeSet<>(evidence.find(idOrIdentifier));
            int owner = evidence.owner(CustomerHash.of(idOrIdentifier));
            if (owner >= 0) {
                all.add(owner);
            }
            for (int id : joining == Joining.NONE ? Set.<Integer>of() : Set.copyOf(all)) {
                all.addAll(same(joined, id));
            }
            return List.copyOf(all);
        });
        List<Identifier> identifiers = index.readIdentity((evidence, resolution) -> found.stream()
                .sorted(evidence::compare)
                .map(id -> new Identifier(evidence.kindOf(id), evidence.value(id)))
                .toList());
        Set<String> ids = new LinkedHashSet<>();
        ids.add(idOrIdentifier);
        IndexView view = index.now().joined(joining);
        for (String candidate :
                Stream.concat(Stream.of(idOrIdentifier), idsOf(identifiers)).toList()) {
            ids.add(candidate);
            ordinals.findOrdinal(candidate)
                    .ifPresent(ordinal -> ids.addAll(List.of(timelines.loadIds(view.idsOf(view.customerOf(ordinal))))));
        }
        return new Person(List.copyOf(ids), identifiers);
    }

    /** All identifiers of a customer, the strongest first. */
    public List<Identifier> identifiersOf(Customer customer) {
        return index.readIdentity((evidence, resolution) -> customer.ids().stream()
                .map(id -> evidence.owner(CustomerHash.of(id)))
                .filter(id -> id >= 0)
                .flatMap(id -> same(resolution, id).stream())
                .distinct()
                .sorted(evidence::compare)
                .map(id -> new Identifier(evidence.kindOf(id), evidence.value(id)))
                .toList());
    }

    /** What a customer said last of being looked at, under any id or identifier. */
    public Optional<Consents.Said> consentOf(Customer customer) {
        return index.consent(customer.ids());
    }

    private static List<Integer> same(Resolution resolution, int id) {
        List<Integer> same = new ArrayList<>();
        for (int other = 0; other < resolution.customer().length; other++) {
            if (resolution.customer()[other] == resolution.customer()[id]) {
                same.add(other);
            }
        }
        return same;
    }

    /** What records show and people decided of identifiers. */
    public List<Link> evidenceOf(List<Identifier> identifiers, int most) {
        return store.listLinks(identifiers, most);
    }

    public IdentitySummary summary() {
        return index.readIdentity(IdentitySummary::of);
    }

    public List<IdentityDecision> decisions() {
        return store.listDecisions();
    }

    /** Decides that two identifiers are one customer, or never are. Throws {@code InvalidArgument}. @param who asked for it */
    public IdentityDecision decide(
            boolean joins, Identifier a, Identifier b, String author, String reason, String who) {
        Identifier one = checked("a", a);
        Identifier other = checked("b", b);
        if (one.equals(other)) {
            throw new InvalidArgument("b", b.value(), "another identifier than a");
        }
        requireText("author", author);
        requireText("reason", reason);
        requireKnown("a", one);
        requireKnown("b", other);
        IdentityDecision decision = new IdentityDecision(
                UUID.randomUUID().toString(),
                joins,
                one,
                other,
                author.strip(),
                reason.strip(),
                Clock.systemUTC().instant());
        store.decide(decision, who);
        return decision;
    }

    /** Takes a decision back; false where there is none with this id. */
    public boolean withdraw(String id, String who) {
        return store.withdraw(id, who);
    }

    /** A misspelled identifier would be decided about for nobody, and nothing would follow. */
    private void requireKnown(String argument, Identifier given) {
        boolean stored = ordinals.findOrdinal(given.value()).isPresent();
        String instead = index.readIdentity((evidence, resolution) -> {
            boolean itself = evidence.find(given.kind(), given.value()) >= 0
                    || stored && given.kind().equals(IdentityRules.CUSTOMER);
            List<Integer> alike = itself ? List.of() : evidence.find(given.value());
            if (!alike.isEmpty()) {
                return evidence.name(alike.get(0));
            }
            if (itself) {
                return "";
            }
            return stored ? IdentityRules.CUSTOMER + ':' + given.value() : "one that records or decisions brought";
        });
        if (!instead.isEmpty()) {
            throw new InvalidArgument(
                    argument,
                    given.kind() + ":" + given.value(),
                    instead
                            + ", in kind and value as customer(id) { identifiers { kind value } } tells them, such as"
                            + " {kind: \"email\", value: \"ann@example.com\"}; nobody has this one");
        }
    }

    private static Identifier checked(String argument, Identifier given) {
        requireText(argument + ".kind", given.kind());
        requireText(argument + ".value", given.value());
        if (given.kind().indexOf(':') >= 0) {
            throw new InvalidArgument(argument + ".kind", given.kind(), "a kind without a colon");
        }
        return new Identifier(given.kind().strip(), given.value().strip());
    }

    private static void requireText(String argument, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new InvalidArgument(argument, text, "1 to 1,000 characters");
        }
    }
}
