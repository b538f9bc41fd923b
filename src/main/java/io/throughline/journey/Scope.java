package io.throughline.journey;

import java.util.List;

/** Which journeys are looked at, and how they are cut. */
public record Scope(CustomerFilter customers, ChannelFilter channels, JourneyFilter journeys, Definition definition) {

    /** Everything, under the default definition. */
    public static final Scope ALL =
            new Scope(CustomerFilter.ALL, ChannelFilter.ALL, JourneyFilter.ALL, Definition.DEFAULT);

    public Scope {
        if (journeys.excludeOpen() && definition.inactivity() == null) {
            throw new InvalidArgument("scope.excludeOpen", true, "only together with definition.inactivity");
        }
    }

    /** No customer and no journey is left out, but by the period. */
    public boolean selectsByPeriodOnly() {
        return equals(ALL.withJourneys(JourneyFilter.of(journeys.period())).withDefinition(definition));
    }

    public Scope withCustomers(CustomerFilter other) {
        return new Scope(other, channels, journeys, definition);
    }

    /** Customers who fit any of these, whatever personas it named before. */
    public Scope withPersonas(List<String> ids) {
        return withCustomers(new CustomerFilter(ids, customers.where(), customers.identity(), customers.consent()));
    }

    public Scope withIdentity(Joining identity) {
        return withCustomers(
                new CustomerFilter(customers.personas(), customers.where(), identity, customers.consent()));
    }

    public Scope withConsent(Consent consent) {
        return withCustomers(
                new CustomerFilter(customers.personas(), customers.where(), customers.identity(), consent));
    }

    public Scope withChannels(ChannelFilter other) {
        return new Scope(customers, other, journeys, definition);
    }

    public Scope withJourneys(JourneyFilter other) {
        return new Scope(customers, channels, other, definition);
    }

    public Scope withDefinition(Definition other) {
        return new Scope(customers, channels, journeys, other);
    }
}
