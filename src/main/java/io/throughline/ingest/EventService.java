package io.throughline.ingest;

import io.throughline.ingest.event.Event;
import io.throughline.ingest.event.EventBody;
import io.throughline.ingest.event.EventMapper;
import io.throughline.ingest.event.MappedEvents;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveCall;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * What became of events; events = interactions where each is one, left out and rejected together, duplicates are among the interactions.
     *
     * @param importId of the import that holds them, shared with others of the moment; null where there is nothing to hold
     */
    public record Taken(
            int events,
            int interactions,
            Map<String, Long> leftOut,
            List<Rejection> rejected,
            @Nullable String importId) {}

    /**
     * Answers when what the text stands for is durable.
     *
     * @param type of events that name none; null: they stay without
     * @param text JSON in a form of {@link EventBody}
     * @throws ImportRefused where no event of it can be taken
     */
    public CompletableFuture<Taken> take(String source, String mapping, @Nullable String type, String text) {
        return take(source, mapping, EventBody.read(text, type, Instant.now()));
    }

    private CompletableFuture<Taken> take(String source, String name, List<Event> events) {
        SourceMapping mapping = SourceMappings.named(name)
                .orElseThrow(() ->
                        new InvalidArgument("mapping", name, "one of " + String.join(", ", SourceMappings.names())));
        MappedEvents mapped = EventMapper.map(mapping, events);
        if (mapped.interactions().isEmpty()) {
            requireSome(mapped);
            return CompletableFuture.completedFuture(taken(events, mapped, null));
        }
        return intake.record(source, new LiveCall(mapped.interactions(), mapped.rejected(), mapping.conversions()))
                .thenApply(report -> taken(events, mapped, report.id()));
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
        return new Taken(events.size(), mapped.interactions().size(), mapped.leftOut(), mapped.rejected(), importId);
    }
}
