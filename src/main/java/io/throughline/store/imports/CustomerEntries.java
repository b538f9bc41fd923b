package io.throughline.store.imports;

import io.throughline.journey.InteractionBatch;
import io.throughline.store.timeline.RowHash;
import io.throughline.store.timeline.StoredContent;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One customer's entries of a part in order of time, touchpoints by the store's codes; moved from customer to customer. */
final class CustomerEntries implements Deduplication.Entries {
    private static final List<InteractionBatch.Attribute> NONE = List.of();

    private final InteractionBatch part;
    private final PartOrder order;
    private final int[] touchpoints;
    private final int[] channels;
    private final int[] campaigns;
    private final List<InteractionBatch.Attribute> attributes;
    private int from;
    private int to;

    /** @param touchpoints the store's codes of the part's, as are channels and campaigns */
    CustomerEntries(InteractionBatch part, PartOrder order, int[] touchpoints, int[] channels, int[] campaigns) {
        this.part = part;
        this.order = order;
        this.touchpoints = touchpoints;
        this.channels = channels;
        this.campaigns = campaigns;
        this.attributes = part.attributes().stream()
                .sorted(Comparator.comparing(InteractionBatch.Attribute::name))
                .toList();
    }

    CustomerEntries moveTo(int customer) {
        from = order.from(customer);
        to = order.to(customer);
        return this;
    }

    int entry(int place) {
        return order.entry(from + place);
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public long at(int place) {
        return part.at(entry(place));
    }

    @Override
    public int touchpoint(int place) {
        int entry = entry(place);
        return touchpoints[part.touchpoint(part.derived(entry) ? entry - 1 : entry)];
    }

    @Override
    public boolean derived(int place) {
        return part.derived(entry(place));
    }

    @Override
    public @Nullable String key(int place) {
        return part.key(entry(place));
    }

    @Override
    public boolean keysDecide() {
        return part.outcomes.keysDecide();
    }

    @Override
    public int keyedRow(int place) {
        return belongs(place) && key(place - 1) != null ? place - 1 : -1;
    }

    @Override
    public long identity(int place) {
        int entry = entry(place);
        int channel = part.channel(entry);
        int campaign = part.campaign(entry);
        return StoredContent.identity(
                channel < 0 ? -1 : channels[channel],
                campaign < 0 ? -1 : campaigns[campaign],
                part.order(entry),
                part.sequence(entry));
    }

    @Override
    public long whole(int place) {
        int entry = entry(place);
        boolean flagged = !derived(place) && place + 1 < size() && belongs(place + 1);
        long hash = RowHash.number(identity(place), part.value(flagged ? entry + 1 : entry));
        for (InteractionBatch.Attribute attribute : attributes) {
            hash = StoredContent.attribute(hash, attribute.name(), attribute.value(entry));
        }
        return hash;
    }

    /** Whether an entry was derived from the one before it. */
    private boolean belongs(int place) {
        return place > 0 && derived(place) && entry(place) == entry(place - 1) + 1;
    }

    /** The same places, derived entries whose row is not among them before all others of their moment: none then seems to belong to another row. */
    int[] withoutRowFirst(int[] places) {
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            if (derived(place) && (i == 0 || places[i - 1] != place - 1 || !belongs(place))) {
                int to = i;
                while (to > 0 && at(places[to - 1]) == at(place)) {
                    places[to] = places[--to];
                }
                places[to] = place;
            }
        }
        return places;
    }

    @Override
    public long content(int place) {
        long hash = content(entry(place), RowHash.SEED);
        boolean flagged = place + 1 < size() && keyedRow(place + 1) == place;
        return flagged ? content(entry(place + 1), hash) : hash;
    }

    private long content(int entry, long seed) {
        long hash = RowHash.mix(seed, part.at(entry));
        hash = RowHash.mix(hash, touchpoints[part.touchpoint(entry)]);
        hash = RowHash.text(hash, part.channel(entry) < 0 ? null : part.channels.name(part.channel(entry)));
        hash = RowHash.text(hash, part.campaign(entry) < 0 ? null : part.campaigns.name(part.campaign(entry)));
        hash = RowHash.mix(hash, Double.doubleToLongBits(part.value(entry)));
        // A derived entry says of its row's attributes nothing more.
        for (InteractionBatch.Attribute attribute : part.derived(entry) ? NONE : attributes) {
            String value = attribute.value(entry);
            hash = value == null ? hash : RowHash.text(RowHash.text(hash, attribute.name()), value);
        }
        String place = part.order(entry);
        hash = place == null ? hash : RowHash.text(RowHash.mix(hash, 1), place);
        double sequence = part.sequence(entry);
        return Double.isNaN(sequence) ? hash : RowHash.number(RowHash.mix(hash, 2), sequence);
    }
}
