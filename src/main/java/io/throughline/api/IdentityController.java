package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.IdentityService;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.identity.IdentitySummary;
import io.throughline.identity.Resolution.Refused;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.IdentityStore.Link;
import io.throughline.journey.Joining;
import io.throughline.journey.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Which identifiers are one customer, by which evidence, and what people decided of it. */
@Controller
final class IdentityController {
    private static final int MAX_LISTED = 1_000;

    private final IdentityService identity;
    private final JourneyService journeys;

    IdentityController(IdentityService identity, JourneyService journeys) {
        this.identity = identity;
        this.journeys = journeys;
    }

    /** Journeys with ids joined so far. */
    record Level(Joining identity, EvaluatedJourneys journeys) {}

    @QueryMapping
    IdentitySummary identity() {
        return identity.summary();
    }

    @MutationMapping
    IdentityDecision join(
            @Argument Identifier a,
            @Argument Identifier b,
            @Argument String author,
            @Argument String reason,
            DataFetchingEnvironment asked) {
        return decide(true, a, b, author, reason, asked);
    }

    @MutationMapping
    IdentityDecision separate(
            @Argument Identifier a,
            @Argument Identifier b,
            @Argument String author,
            @Argument String reason,
            DataFetchingEnvironment asked) {
        return decide(false, a, b, author, reason, asked);
    }

    private IdentityDecision decide(
            boolean joins, Identifier a, Identifier b, String author, String reason, DataFetchingEnvironment asked) {
        return identity.decide(
                joins, a, b, author, reason, NeededRole.caller(asked).name());
    }

    @MutationMapping
    boolean withdrawDecision(@Argument String id, DataFetchingEnvironment asked) {
        return identity.withdraw(id, NeededRole.caller(asked).name());
    }

    @SchemaMapping(typeName = "Identity")
    List<Level> levels(IdentitySummary summary) {
        return Stream.of(Joining.values())
                .map(one -> new Level(one, journeys.journeys(Scope.ALL.withIdentity(one))))
                .toList();
    }

    @SchemaMapping(typeName = "Identity")
    JourneyService.DeviceJoins deviceJoins(IdentitySummary summary) {
        return journeys.deviceJoins();
    }

    @SchemaMapping(typeName = "DeviceJoins")
    @Nullable
    Double share(JourneyService.DeviceJoins joins) {
        return joins.converted() == 0 ? null : (double) joins.count() / joins.converted();
    }

    @SchemaMapping(typeName = "Identity")
    int refusedCount(IdentitySummary summary) {
        return summary.refused().size();
    }

    @SchemaMapping(typeName = "Identity")
    List<Refused> refused(IdentitySummary summary, @Argument int first) {
        return summary.refused().stream()
                .limit(Connections.checkFirst(first, MAX_LISTED))
                .toList();
    }

    @SchemaMapping(typeName = "Identity")
    int sharedDeviceCount(IdentitySummary summary) {
        return summary.shared().size();
    }

    @SchemaMapping(typeName = "Identity")
    List<String> sharedDevices(IdentitySummary summary, @Argument int first) {
        return summary.shared().stream()
                .limit(Connections.checkFirst(first, MAX_LISTED))
                .toList();
    }

    @SchemaMapping(typeName = "Identity")
    List<IdentityDecision> decisions(IdentitySummary summary) {
        return identity.decisions();
    }

    @SchemaMapping(typeName = "Customer")
    List<Identifier> identifiers(Customer customer) {
        return identity.identifiersOf(customer);
    }

    @SchemaMapping(typeName = "Customer")
    List<Link> evidence(Customer customer, @Argument int first) {
        return identity.evidenceOf(identity.identifiersOf(customer), Connections.checkFirst(first, MAX_LISTED));
    }

    @SchemaMapping(typeName = "Evidence")
    @Nullable
    Instant first(Link link) {
        return instant(link.first());
    }

    @SchemaMapping(typeName = "Evidence")
    @Nullable
    Instant last(Link link) {
        return instant(link.last());
    }

    private static @Nullable Instant instant(@Nullable Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
