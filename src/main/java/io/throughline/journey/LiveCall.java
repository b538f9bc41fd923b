package io.throughline.journey;

import java.util.List;

/**
 * What a client reports at once.
 *
 * @param rejected what cannot be an interaction; kept with the import's report
 * @param conversions touchpoints that are conversions
 */
public record LiveCall(List<LiveInteraction> interactions, List<Rejection> rejected, List<String> conversions) {}
