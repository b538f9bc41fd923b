package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.api.Connections.PageConnection;
import io.throughline.journey.ChangeFeed;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveCall;
import io.throughline.journey.LiveInteraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Imports: what came, what comes now, and what is taken out again. */
@Controller
final class ImportsController {
    private static final int MAX_FIRST = 1_000;

    private final ImportLog store;
    private final InteractionIntake intake;
    private final ChangeFeed feed;

    ImportsController(ImportLog store, InteractionIntake intake, ChangeFeed feed) {
        this.store = store;
        this.intake = intake;
        this.feed = feed;
    }

    @QueryMapping
    PageConnection<ImportReport> imports(@Argument int first, @Argument @Nullable String after) {
        int count = Connections.checkFirst(first, MAX_FIRST);
        List<ImportReport> oneMore = store.listImports(count + 1, Connections.place(after));
        return Connections.pageOf(oneMore, count, after != null, ImportReport::id);
    }

    @MutationMapping
    CompletableFuture<ImportReport> recordInteractions(@Argument String source, DataFetchingEnvironment asked) {
        List<Map<String, ?>> interactions = Objects.requireNonNull(asked.getArgument("interactions"));
        if (interactions.isEmpty()) {
            throw new InvalidArgument("interactions", "[]", "at least one interaction");
        }
        List<LiveInteraction> rows = new ArrayList<>(interactions.size());
        List<ConsentRow> consents = new ArrayList<>();
        for (int i = 0; i < interactions.size(); i++) {
            InteractionInput interaction = InteractionInput.of(interactions.get(i));
            rows.add(interaction.toLive("interactions[" + i + "]"));
            ConsentRow said = interaction.toConsent(rows.get(i));
            if (said != null) {
                consents.add(said);
            }
        }
        return intake.record(source, new LiveCall(rows, consents));
    }

    @MutationMapping
    CompletableFuture<ImportReport> recordFeedback(
            @Argument String source, @Argument List<FeedbackItemInput> items, DataFetchingEnvironment asked) {
        return intake.say(
                source,
                IntStream.range(0, items.size())
                        .mapToObj(i -> items.get(i).toRow("items[" + i + "]"))
                        .toList(),
                NeededRole.caller(asked).name());
    }

    @MutationMapping
    boolean removeImport(@Argument String id, DataFetchingEnvironment asked) {
        return remove(id, asked);
    }

    private boolean remove(String id, DataFetchingEnvironment asked) {
        return store.remove(
                id, NeededRole.caller(asked).name(), asked.getField().getName());
    }

    /** @param notes what to import again */
    record TakenOut(boolean removed, List<String> notes) {}

    @MutationMapping
    TakenOut takeOutImport(@Argument String id, DataFetchingEnvironment asked) {
        List<String> losses = store.listLosses(id);
        boolean removed = remove(id, asked);
        return new TakenOut(removed, removed ? losses : List.of());
    }

    /** A reader that falls more than a thousand reports behind loses the oldest: the newest tell what to ask again. */
    @SubscriptionMapping
    Flux<ImportReport> changed() {
        return Flux.<ImportReport>create(
                        sink -> {
                            ChangeFeed.Subscription subscription = feed.subscribe(sink::next);
                            sink.onDispose(subscription::close);
                        },
                        FluxSink.OverflowStrategy.IGNORE)
                .onBackpressureBuffer(1_000, BufferOverflowStrategy.DROP_OLDEST);
    }
}
