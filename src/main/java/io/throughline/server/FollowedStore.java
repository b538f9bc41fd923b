package io.throughline.server;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionStore;
import io.throughline.journey.TimelineSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The store as a server sees it: who edits the catalogue or takes an import out finds the index there already when the call returns. */
final class FollowedStore implements InteractionStore {
    private final InteractionStore store;
    private final Runnable follow;

    /** @param follow brings the index to the version of the store; see {@link TimelineSource#version()} */
    FollowedStore(InteractionStore store, Runnable follow) {
        this.store = store;
        this.follow = follow;
    }

    @Override
    public ImportSession open(String source, boolean sample, boolean takesSampleOut) {
        return store.open(source, sample, takesSampleOut);
    }

    @Override
    public ImportSession openInstead(String replaced, String source, boolean takesSampleOut) {
        return store.openInstead(replaced, source, takesSampleOut);
    }

    @Override
    public void awaitPurge(LongConsumer timelinesLeft) {
        store.awaitPurge(timelinesLeft);
    }

    @Override
    public boolean remove(String importId) {
        boolean removed = store.remove(importId);
        follow.run();
        return removed;
    }

    @Override
    public List<ImportReport> listImports(int first, @Nullable String after) {
        return store.listImports(first, after);
    }

    @Override
    public Optional<Customer> findCustomer(String id) {
        return store.findCustomer(id);
    }

    @Override
    public List<TimelineEntry> listInteractions(String customer, int first, long position) {
        return store.listInteractions(customer, first, position);
    }

    @Override
    public boolean isEmpty() {
        return store.isEmpty();
    }

    @Override
    public Optional<Touchpoint> describe(
            String id,
            @Nullable String name,
            @Nullable String channel,
            @Nullable ChannelKind kind,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Boolean conversion) {
        Optional<Touchpoint> described = store.describe(id, name, channel, kind, stage, owner, conversion);
        follow.run();
        return described;
    }

    @Override
    public void describeAll(List<Touchpoint> touchpoints, Map<String, Integer> stageOrder, boolean sample) {
        store.describeAll(touchpoints, stageOrder, sample);
    }
}
