package io.throughline.index;

import io.throughline.catalogue.Catalogue;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerHash;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.InteractionKinds;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects stored timelines, which arrive by customer ordinal, into the columns of one segment; the timelines of one customer merge
 * by (time, import, part, position).
 */
final class SegmentBuilder implements Consumer<StoredTimeline> {
    private static final Comparator<StoredTimeline> ARRIVAL =
            Comparator.comparingLong(StoredTimeline::order).thenComparingInt(StoredTimeline::part);

    private final InteractionKinds contacts;
    private final SegmentColumns columns = new SegmentColumns();
    private final List<StoredTimeline> customer = new ArrayList<>();
    private final LatestTimes latest;
    private final TieFinder ties = new TieFinder(columns);

    SegmentBuilder(InteractionKinds contacts, LatestTimes latest) {
        this.contacts = contacts;
        this.latest = latest;
    }

    @Override
    public void accept(StoredTimeline timeline) {
        if (!customer.isEmpty()) {
            int current = customer.get(0).ordinal();
            if (timeline.ordinal() < current) {
                throw new IllegalStateException("timelines out of order: " + timeline.ordinal() + " after " + current);
            }
            if (timeline.ordinal() != current) {
                flush();
            }
        }
        customer.add(timeline);
    }

    /**
     * @param catalogue of the same data or later: its names put equal times in order
     * @param rest what else does, of the same data
     */
    Timelines build(Catalogue catalogue, TieOrder.Rest rest) {
        flush();
        Timelines timelines = columns.build();
        TieOrder.arrange(timelines, new InteractionKindNames(contacts, catalogue), rest);
        return timelines;
    }

    private void flush() {
        customer.removeIf(timeline -> ties.note(timeline) && timeline.at().length == 0);
        if (customer.isEmpty()) {
            ties.clear();
            return;
        }
        StoredTimeline first = customer.get(0);
        columns.beginCustomer(first.ordinal(), CustomerHash.of(first.customer()), first.clock() == Clock.STEP);
        if (customer.size() == 1 && first.places().imports() == null && !ties.any()) {
            for (int i = 0; i < first.at().length; i++) {
                append(first, i);
            }
        } else {
            merge();
        }
        customer.clear();
        ties.clear();
    }

    private void merge() {
        customer.sort(ARRIVAL);
        ties.begin();
        ArrivalMerge.run(customer.stream().map(StoredTimeline::at).toList(), (timeline, place) -> {
            append(customer.get(timeline), place);
            ties.add(customer.get(timeline), place);
        });
        ties.end();
    }

    private void append(StoredTimeline t, int i) {
        int source = contacts.source(t.sources() == null ? t.source() : t.sources()[i]);
        boolean derived = t.derived() != null && t.derived()[i];
        int contact = contacts.code(t.touchpoints()[i], t.channels()[i], t.campaigns()[i], source, derived);
        columns.add(t.at()[i], contact, t.values() == null ? Double.NaN : t.values()[i], order(t, i), sequence(t, i));
        if (t.clock() == Clock.TIME) {
            latest.offer(source, t.at()[i], t.moments() == null ? t.moment() : t.moments()[i]);
        } else {
            latest.offerSteps(source);
        }
    }

    private static int order(StoredTimeline t, int i) {
        int[] orders = t.places().orders();
        return orders == null ? 0 : orders[i];
    }

    private static double sequence(StoredTimeline t, int i) {
        double[] sequences = t.places().sequences();
        return sequences == null ? Double.NaN : sequences[i];
    }
}
