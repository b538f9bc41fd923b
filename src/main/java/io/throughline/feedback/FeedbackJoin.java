package io.throughline.feedback;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.BlockPartitions;
import io.throughline.journey.Deadline;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Scope;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Joins items to interactions: a named touchpoint, a named key, the nearest interaction before, none, in this order. Of equal times the later in the timeline counts; a
 * conversion derived from a flag is no interaction.
 *
 * <p>Cost: one search in its customer's timeline for each item.
 */
public final class FeedbackJoin {
    private final FeedbackItems items;
    private final FeedbackFilter filter;
    private final JourneySet set;
    private final boolean whole;
    private final boolean everyone;
    private final JoinedFeedback.Builder joined;
    private final JourneyPlaces places;
    private final boolean[] takenForm;
    /** By form, the code of the touchpoint that it names; −1 for none that is known. */
    private final int[] named;

    /**
     * Whose items are looked at.
     *
     * @param within ordinals of the customers that the scope looks at; null: everyone
     * @param leftOut ids, as hashes, of customers who are left out all the same
     */
    public record Customers(@Nullable BitSet within, LongPredicate leftOut) {
        public static final Customers ALL = new Customers(null, id -> false);

        private boolean hold(int customer, long idHash) {
            return (within == null || within.get(customer)) && !leftOut.test(idHash);
        }
    }

    private FeedbackJoin(FeedbackItems items, FeedbackFilter filter, JourneySet set, JourneyPlaces places) {
        this.places = places;
        this.items = items;
        this.filter = filter;
        this.set = set;
        Scope scope = set.scope();
        this.whole = scope.channels().equals(Scope.ALL.channels())
                && scope.journeys().equals(Scope.ALL.journeys());
        this.everyone =
                scope.customers().personas() == null && scope.customers().where() == null;
        this.joined = new JoinedFeedback.Builder(items, filter, set, places);
        this.takenForm = new boolean[items.forms().size()];
        this.named = new int[takenForm.length];
        for (int form = 0; form < takenForm.length; form++) {
            takenForm[form] = filter.takes(items.forms().get(form));
            String touchpoint = items.forms().get(form).touchpoint();
            named[form] = touchpoint == null
                    ? -1
                    : set.catalogue().find(touchpoint).map(Touchpoint::code).orElse(-1);
        }
    }

    /**
     * The items of a filter in the scope of some journeys: those joined to one of them, and where the scope filters no journeys the others of its customers too.
     *
     * @param asked whose items are looked at
     */
    public static JoinedFeedback join(FeedbackItems items, FeedbackFilter filter, JourneySet set, Customers asked) {
        SlotGroups groups = SlotGroups.of(items, set);
        JourneyPlaces places = JourneyPlaces.of(set, groups.customers());
        new FeedbackJoin(items, filter, set, places).refuseUnknown();
        int parts = BlockPartitions.workers();
        List<JoinedFeedback.Builder> joined = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    FeedbackJoin join = new FeedbackJoin(items, filter, set, places);
                    join.joinSlots(
                            (int) ((long) part * items.slots() / parts),
                            (int) ((part + 1L) * items.slots() / parts),
                            groups,
                            asked);
                    return join.joined;
                })
                .toList();
        return JoinedFeedback.Builder.of(joined).build();
    }

    private void joinSlots(int from, int to, SlotGroups groups, Customers asked) {
        for (int slot = from; slot < to; slot++) {
            int customer = groups.customer(slot);
            boolean seen = customer == StoredVoice.NOBODY
                    ? everyone && asked.within == null
                    : asked.hold(customer, items.idHash(slot));
            if (seen && groups.isFirst(slot)) {
                joinCustomer(customer, groups.slots(slot));
            }
        }
    }

    /** The same items as a join by a filter that joins alike would find, without another search. @param all those of {@link FeedbackFilter#joining} */
    public static JoinedFeedback narrow(JoinedFeedback all, FeedbackFilter filter) {
        FeedbackJoin join = new FeedbackJoin(all.items(), filter, all.set(), all.places());
        join.refuseUnknown();
        for (int place = 0; place < all.size(); place++) {
            int item = all.item(place);
            if (join.takes(item) && join.places(all.items().form(item), all.contact(place))) {
                join.joined.add(
                        item,
                        all.customer(place),
                        all.rule(place),
                        all.contact(place),
                        all.block(place),
                        all.journey(place));
            }
        }
        return join.joined.build();
    }

    private boolean takes(int item) {
        return takenForm[items.formCode(item)] && filter.takes(items.at(item, filter.about()));
    }

    private void joinCustomer(int customer, int[] slots) {
        int block = customer < 0 ? -1 : places.block(customer);
        JourneyBlock in = block < 0 ? null : set.blocks().get(block);
        int first = block < 0 ? -1 : places.first(customer);
        for (int slot : slots) {
            for (int item = items.from(slot); item < items.from(slot + 1); item++) {
                if ((item & 0xfff) == 0) {
                    Deadline.check();
                }
                if (takes(item)) {
                    take(item, customer, block, in, first);
                }
            }
        }
    }

    private void take(int item, int customer, int block, @Nullable JourneyBlock in, int first) {
        int row = in == null ? -1 : find(item, in.timelines(), in.slot()[first]);
        FeedbackForm form = items.form(item);
        JoinRule rule = row < 0
                ? form.touchpoint() == null ? JoinRule.NONE : JoinRule.NAMED_ONLY
                : form.touchpoint() != null
                        ? JoinRule.NAMED
                        : items.place(item) != null && matches(item, in, row) ? JoinRule.KEY : JoinRule.NEAREST;
        int journey = in == null || row < 0 ? -1 : places.journeyOf(in, first, row);
        int contact = in == null || row < 0 ? -1 : in.timelines().contact()[row];
        if ((journey >= 0 || whole) && places(form, contact)) {
            joined.add(item, customer, rule, contact, journey < 0 ? -1 : block, journey);
        }
    }

    /** Whether the filter takes touchpoint and channel. */
    private boolean places(FeedbackForm form, int contact) {
        if (filter.touchpoints() != null) {
            String touchpoint = form.touchpoint() != null || contact < 0
                    ? form.touchpoint()
                    : set.contacts().touchpointOf(contact).id();
            if (touchpoint == null || !filter.touchpoints().contains(touchpoint)) {
                return false;
            }
        }
        if (filter.channels() == null) {
            return true;
        }
        String channel = form.channel() != null || contact < 0
                ? form.channel()
                : set.contacts().channelOf(contact);
        return channel != null && filter.channels().contains(channel);
    }

    /** Names that nothing has are refused. */
    private void refuseUnknown() {
        Set<String> sources = new TreeSet<>();
        Set<String> channels = new TreeSet<>(set.catalogue().channels());
        items.forms().forEach(form -> sources.add(form.source()));
        items.forms().stream()
                .map(FeedbackForm::channel)
                .filter(Objects::nonNull)
                .forEach(channels::add);
        set.catalogue().touchpoints().stream()
                .map(Touchpoint::channel)
                .filter(Objects::nonNull)
                .forEach(channels::add);
        refuseUnknown("filter.sources", filter.sources(), sources);
        refuseUnknown("filter.channels", filter.channels(), channels);
        refuseUnknown(
                "filter.touchpoints",
                filter.touchpoints(),
                set.catalogue().touchpoints().stream()
                        .map(Touchpoint::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static void refuseUnknown(String argument, @Nullable List<String> asked, Set<String> known) {
        for (String one : asked == null ? List.<String>of() : asked) {
            if (!known.contains(one)) {
                throw new InvalidArgument(argument, one, NearestNames.nearest(one, known));
            }
        }
    }

    private boolean matches(int item, @Nullable JourneyBlock in, int row) {
        FeedbackItems.Place place = items.place(item);
        return in != null && place != null && isAt(in.timelines(), row, place);
    }

    private boolean isAt(Timelines timelines, int row, FeedbackItems.Place place) {
        return timelines.at()[row] == place.at()
                && set.contacts().touchpointOf(timelines.contact()[row]).id().equals(place.touchpoint());
    }

    /** The row of a customer's timeline that an item speaks of; −1 for none. */
    private int find(int item, Timelines timelines, int slot) {
        int from = timelines.offsets()[slot];
        int to = timelines.offsets()[slot + 1];
        boolean steps = timelines.stepClock().get(slot);
        long at = items.at(item, filter.about());
        int end = steps ? to : firstAfter(timelines.at(), from, to, at);
        int form = items.formCode(item);
        if (items.forms().get(form).touchpoint() != null) {
            return findNamed(timelines, from, end, named[form]);
        }
        FeedbackItems.Place place = items.place(item);
        for (int row = to - 1; place != null && row >= from; row--) {
            if (isAt(timelines, row, place)) {
                return row;
            }
        }
        return steps ? -1 : findNearest(timelines, from, end, at);
    }

    private int findNamed(Timelines timelines, int from, int end, int touchpoint) {
        InteractionKindNames names = set.contacts();
        for (int row = end - 1; row >= from; row--) {
            if (names.touchpointOf(timelines.contact()[row]).code() == touchpoint) {
                return row;
            }
        }
        return -1;
    }

    private int findNearest(Timelines timelines, int from, int end, long at) {
        int row = end - 1;
        while (row >= from && set.contacts().derived(timelines.contact()[row])) {
            row--;
        }
        long within = filter.within().toSeconds() * 1_000_000 + filter.within().getNano() / 1_000;
        return row >= from && at - timelines.at()[row] <= within ? row : -1;
    }

    /** First row later than a moment. */
    private static int firstAfter(long[] at, int from, int to, long moment) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            low = at[middle] <= moment ? middle + 1 : low;
            high = at[middle] <= moment ? high : middle;
        }
        return low;
    }
}
