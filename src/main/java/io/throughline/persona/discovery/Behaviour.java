package io.throughline.persona.discovery;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Deadline;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the first customers did over their whole timelines, whatever the scope: as the rules of personas see it. Lines of one order, that
 * is conversions of one time and touchpoint, count once.
 */
final class Behaviour {
    private static final int MAX_TOUCHPOINTS = 80;
    private static final int MAX_COUNT = 127;
    private static final int RANGE = 4_096;
    private static final long DAY = 86_400_000_000L;

    final List<Touchpoint> touchpoints = new ArrayList<>();
    final List<String> channels;
    /** Visits of each touchpoint, at most 127, by customer. */
    final byte[][] counts;
    /** Place of the first channel among {@link #channels}, −1 where there is none. */
    final int[] firstChannel;

    final int[] conversions;
    final int[] interactions;
    /** Days UTC with an interaction; 0 where steps are counted. */
    final int[] days;

    final double[] value;
    private final Customers customers;
    private final int[] rankOf;
    private final int[] channelOf;

    private Behaviour(Customers customers, int size) {
        this.customers = customers;
        JourneySet set = customers.set;
        InteractionKindNames names = set.contacts();
        TreeSet<String> known = new TreeSet<>();
        IntStream.range(0, set.plan().step().length).forEach(contact -> add(known, names.channelOf(contact)));
        channels = List.copyOf(known);
        channelOf = IntStream.range(0, set.plan().step().length)
                .map(contact -> place(names.channelOf(contact)))
                .toArray();
        rankOf = rank(size);
        counts = new byte[touchpoints.size()][size];
        firstChannel = new int[size];
        conversions = new int[size];
        interactions = new int[size];
        days = new int[size];
        value = new double[size];
    }

    /** @param size customers looked at: those with lower numbers */
    static Behaviour of(Customers customers, int size) {
        Behaviour behaviour = new Behaviour(customers, size);
        IntStream.range(0, (size + RANGE - 1) / RANGE).parallel().forEach(r -> {
            Deadline.check();
            for (int customer = r * RANGE; customer < Math.min(size, (r + 1) * RANGE); customer++) {
                behaviour.read(customer);
            }
        });
        return behaviour;
    }

    private static void add(TreeSet<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    private int place(@Nullable String channel) {
        return channel == null ? -1 : channels.indexOf(channel);
    }

    /** Rank of each touchpoint by rows, −1 for the less frequent ones. */
    private int[] rank(int size) {
        long[] rows = new long[customers.set.catalogue().size()];
        for (int customer = 0; customer < size; customer++) {
            Timelines timelines = customers.timelines(customer);
            int slot = customers.slot(customer);
            for (int row = timelines.offsets()[slot]; row < timelines.offsets()[slot + 1]; row++) {
                int joins = customers.set.contacts().joins(timelines.contact()[row]) ? 1 : 0;
                rows[touchpoint(timelines, row)] += 1 - joins;
            }
        }
        int[] ranks = new int[rows.length];
        Arrays.fill(ranks, -1);
        customers.set.catalogue().touchpoints().stream()
                .filter(touchpoint -> rows[touchpoint.code()] > 0)
                .sorted(Comparator.comparingLong((Touchpoint t) -> -rows[t.code()])
                        .thenComparing(Touchpoint::id))
                .limit(MAX_TOUCHPOINTS)
                .forEach(touchpoint -> {
                    ranks[touchpoint.code()] = touchpoints.size();
                    touchpoints.add(touchpoint);
                });
        return ranks;
    }

    private int touchpoint(Timelines timelines, int row) {
        return customers.set.contacts().touchpointOf(timelines.contact()[row]).code();
    }

    private void read(int customer) {
        Timelines timelines = customers.timelines(customer);
        int slot = customers.slot(customer);
        int first = timelines.offsets()[slot];
        int end = timelines.offsets()[slot + 1];
        boolean timed = !timelines.stepClock().get(slot);
        firstChannel[customer] = channelOf[timelines.contact()[first]];
        for (int row = first; row < end; row++) {
            int touchpoint = touchpoint(timelines, row);
            interactions[customer] += customers.set.contacts().derived(timelines.contact()[row]) ? 0 : 1;
            boolean newDay = row == first
                    || Math.floorDiv(timelines.at()[row], DAY)
                            != Math.floorDiv(timelines.at()[row - 1], DAY);
            days[customer] += timed && newDay ? 1 : 0;
            boolean converts = customers.set.catalogue().touchpoint(touchpoint).conversion();
            value[customer] += converts ? timelines.valueAt(row) : 0;
            if (converts && isFurtherLine(timelines, first, row)) {
                continue;
            }
            conversions[customer] += converts ? 1 : 0;
            int rank = rankOf[touchpoint];
            if (rank >= 0 && counts[rank][customer] < MAX_COUNT) {
                counts[rank][customer]++;
            }
        }
    }

    private boolean isFurtherLine(Timelines timelines, int first, int row) {
        long at = timelines.at()[row];
        int touchpoint = touchpoint(timelines, row);
        for (int before = row - 1; before >= first && timelines.at()[before] == at; before--) {
            if (touchpoint(timelines, before) == touchpoint) {
                return true;
            }
        }
        return false;
    }
}
