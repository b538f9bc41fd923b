package io.throughline.ingest;

import io.throughline.identity.IdentityRules;
import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.event.Event;
import io.throughline.ingest.event.EventBody;
import io.throughline.ingest.event.EventMapper;
import io.throughline.ingest.event.MappedEvents;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveCall;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes events of tracking libraries as they happen, by the mapping that files of the same system go by. */
public final class EventService {
    /** The mapping of events of which nothing else is said. */
    public static final String MAPPING = "segment";

    private final InteractionIntake intake;

    public EventService(InteractionIntake intake) {
        this.intake = intake;
    }

    /**
     * What became of events; what the store has already is among the interactions and counts once.
     *
     * @param importId of the import that holds them, shared with others of the moment; null where there is nothing to hold
     */
    public record Taken(
            int events,
            int interactions,
            Map<String, Long> leftOut,
            Map<String, Long> duplicates,
            List<Rejection> rejected,
            @Nullable String importId) {}

    /** One message of a broker. @param key stands for its events that have no key of their own, so that it counts once however often it comes */
    public record Message(String text, String key) {}

    /** Why something of a message cannot be taken. @param message its place among those given */
    public record Refused(int message, String reason) {}

    /**
     * Answers when what the messages stand for is durable, with what cannot be taken.
     *
     * @param source of all of them
     * @param ids {@code own}: customers' ids are those of the mapping's system alone; null: shared
     */
    public CompletableFuture<List<Refused>> takeMessages(
            String source, String name, @Nullable String ids, List<Message> messages) {
        SourceMapping mapping = mapping(name);
        OwnIds kept = kept(mapping, ids);
        Instant now = Instant.now();
        List<Event> events = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            try {
                List<Event> some = EventBody.read(messages.get(i).text(), null, now);
                for (Event event : some) {
                    places.add(i);
                    events.add(event.withKey(messages.get(i).key() + '-' + places.size()));
                }
            } catch (ImportRefused noEvent) {
                refused.add(new Refused(i, String.valueOf(noEvent.getMessage())));
            }
        }
        MappedEvents mapped = EventMapper.map(mapping, kept, events);
        mapped.rejected().forEach(one -> refused.add(new Refused(places.get(place(one)), one.reason())));
        return nothingOf(mapped)
                ? CompletableFuture.completedFuture(refused)
                : intake.record(source, call(mapping, kept.keys(), mapped)).thenApply(report -> refused);
    }

    private static boolean nothingOf(MappedEvents mapped) {
        return mapped.interactions().isEmpty()
                && mapped.identifiers().isEmpty()
                && mapped.consents().isEmpty();
    }

    private static int place(Rejection rejection) {
        return Math.toIntExact(Objects.requireNonNull(rejection.line()) - 1);
    }

    private static OwnIds kept(SourceMapping mapping, @Nullable String ids) {
        return new OwnIds(new CustomerKeys(mapping.id(), OwnIds.isOwn(ids)), IdentityRules.USUAL.nobody());
    }

    private static LiveCall call(SourceMapping mapping, CustomerKeys keys, MappedEvents mapped) {
        return new LiveCall(
                mapped.interactions(),
                mapped.rejected(),
                mapping.conversions(),
                mapped.identifiers(),
                mapped.consents(),
                keys);
    }

    /**
     * Answers when what the text stands for is durable.
     *
     * @param type of events that name none; null: they stay without
     * @param ids {@code own}: customers' ids are those of the mapping's system alone; null: shared
     * @param text JSON in a form of {@link EventBody}
     * @throws ImportRefused where no event of it can be taken
     */
    public CompletableFuture<Taken> take(
            String source, String mapping, @Nullable String type, @Nullable String ids, String text) {
        return take(source, mapping, ids, EventBody.read(text, type, Instant.now()));
    }

    private CompletableFuture<Taken> take(String source, String name, @Nullable String ids, List<Event> events) {
        SourceMapping mapping = mapping(name);
        OwnIds kept = kept(mapping, ids);
        MappedEvents mapped = EventMapper.map(mapping, kept, events);
        if (nothingOf(mapped)) {
            requireSome(mapped);
            return CompletableFuture.completedFuture(taken(events, mapped, null));
        }
        return intake.record(source, call(mapping, kept.keys(), mapped))
                .thenApply(report -> taken(events, mapped, report.id()));
    }

    private static SourceMapping mapping(String name) {
        return SourceMappings.named(name)
                .orElseThrow(() ->
                        new InvalidArgument("mapping", name, "one of " + String.join(", ", SourceMappings.names())));
    }

    private static void requireSome(MappedEvents mapped) {
        if (!mapped.rejected().isEmpty()) {
            throw new ImportRefused("None of the events could be taken: "
                    + mapped.rejected().stream()
                            .map(Rejection::reason)
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private static Taken taken(List<Event> events, MappedEvents mapped, @Nullable String importId) {
        return new Taken(
                events.size(),
                mapped.interactions().size(),
                mapped.leftOut(),
                mapped.duplicates(),
                mapped.rejected(),
                importId);
    }
}
