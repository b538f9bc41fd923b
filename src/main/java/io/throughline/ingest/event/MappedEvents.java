package io.throughline.ingest.event;

import io.throughline.journey.ConsentRow;
import io.throughline.journey.LiveIdentifiers;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Rejection;
import java.util.List;
import java.util.Map;

/**
 * What events stand for: every event is an interaction or more, left out, a duplicate, or rejected.
 *
 * @param identifiers that events carried, also those that are no interactions
 * @param consents that events told, also those that are no interactions
 * @param leftOut events that are none, by reason
 * @param duplicates events that say again what another of the same body says, by reason
 * @param rejected those that cannot be one; their line is the place in the body, from 1
 */
public record MappedEvents(
        List<LiveInteraction> interactions,
        List<LiveIdentifiers> identifiers,
        List<ConsentRow> consents,
        Map<String, Long> leftOut,
        Map<String, Long> duplicates,
        List<Rejection> rejected) {}
