package io.throughline.journey;

import java.util.List;

/**
 * What a client reports at once.
 *
 * @param rejected what cannot be an interaction; kept with the import's report
 * @param conversions touchpoints that are conversions
 * @param identifiers of customers, also of events that are no interactions
 * @param consents of customers, also of events that are no interactions
 */
public record LiveCall(
        List<LiveInteraction> interactions,
        List<Rejection> rejected,
        List<String> conversions,
        List<LiveIdentifiers> identifiers,
        List<ConsentRow> consents) {
    /** Without identifiers and consents. */
    public LiveCall(List<LiveInteraction> interactions, List<Rejection> rejected, List<String> conversions) {
        this(interactions, rejected, conversions, List.of(), List.of());
    }
}
