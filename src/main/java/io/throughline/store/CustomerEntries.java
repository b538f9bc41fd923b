package io.throughline.store;

import io.throughline.journey.InteractionBatch;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One customer's entries of a part in order of time, touchpoints by the store's codes; moved from customer to customer. */
final class CustomerEntries implements Deduplication.Entries {
    private final InteractionBatch part;
    private final PartOrder order;
    private final int[] touchpoints;
    private final List<InteractionBatch.Attribute> attributes;
    private int from;
    private int to;

    CustomerEntries(InteractionBatch part, PartOrder order, int[] touchpoints) {
        this.part = part;
        this.order = order;
        this.touchpoints = touchpoints;
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
        return touchpoints[part.touchpoint(entry(place))];
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
    public int keyedRow(int place) {
        boolean follows = place > 0 && derived(place) && entry(place) == entry(place - 1) + 1;
        return follows && key(place - 1) != null ? place - 1 : -1;
    }

    @Override
    public long content(int place) {
        long hash = content(entry(place), 17);
        boolean flagged = place + 1 < size() && keyedRow(place + 1) == place;
        return flagged ? content(entry(place + 1), hash) : hash;
    }

    private long content(int entry, long seed) {
        long hash = mix(seed, part.at(entry));
        hash = mix(hash, touchpoints[part.touchpoint(entry)]);
        hash = text(hash, part.channel(entry) < 0 ? null : part.channels.name(part.channel(entry)));
        hash = text(hash, part.campaign(entry) < 0 ? null : part.campaigns.name(part.campaign(entry)));
        hash = mix(hash, Double.doubleToLongBits(part.value(entry)));
        for (InteractionBatch.Attribute attribute : attributes) {
            String value = attribute.value(entry);
            hash = value == null ? hash : text(text(hash, attribute.name()), value);
        }
        return hash;
    }

    private static long text(long hash, @Nullable String text) {
        if (text == null) {
            return mix(hash, -1);
        }
        long mixed = mix(hash, text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mixed;
    }

    private static long mix(long hash, long next) {
        long mixed = (hash ^ next) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }
}
