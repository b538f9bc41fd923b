package io.throughline.journey;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers of a store with nothing in it, for stores of tests that only take imports. */
public interface EmptyStore extends InteractionStore {
    @Override
    default ImportSession openInstead(String replaced, String source, boolean takesSampleOut) {
        throw new ImportRefused("replaces=" + replaced + " is neither a source nor the id of an import");
    }

    @Override
    default boolean remove(String importId) {
        return false;
    }

    @Override
    default List<ImportReport> listImports(int first, @Nullable String after) {
        return List.of();
    }

    @Override
    default Optional<Customer> findCustomer(String id) {
        return Optional.empty();
    }

    @Override
    default List<TimelineEntry> listInteractions(String customer, int first, long position) {
        return List.of();
    }

    @Override
    default boolean isEmpty() {
        return true;
    }

    @Override
    default Optional<Touchpoint> describe(
            String id,
            @Nullable String name,
            @Nullable String channel,
            @Nullable ChannelKind kind,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Boolean conversion) {
        return Optional.empty();
    }

    @Override
    default void describeAll(List<Touchpoint> touchpoints, Map<String, Integer> stageOrder, boolean sample) {}
}
