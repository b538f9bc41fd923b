package io.throughline.journey;

import java.util.List;

/**
 * What a client reports at once.
 *
 * @param rejected what cannot be an interaction; kept with the import's report
 * @param conversions touchpoints that are conversions
 * @param identifiers of customers, also of events that are no interactions
 * @param consents of customers, also of events that are no interactions
 * @param keys what the customers' ids are
 */
public record LiveCall(
        List<LiveInteraction> interactions,
        List<Rejection> rejected,
        List<String> conversions,
        List<LiveIdentifiers> identifiers,
        List<ConsentRow> consents,
        CustomerKeys keys) {
    /** Interactions and consents of customers whose system nobody named. */
    public LiveCall(List<LiveInteraction> interactions, List<ConsentRow> consents) {
        this(interactions, List.of(), List.of(), List.of(), consents, CustomerKeys.UNNAMED);
    }
}
