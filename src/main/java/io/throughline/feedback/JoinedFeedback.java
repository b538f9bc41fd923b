package io.throughline.feedback;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The items of a filter in the scope of some journeys, each with how it was joined; a customer's items stand next to each other, in an order that does not depend on how
 * data arrived.
 */
public final class JoinedFeedback {
    private static final int UNNAMED = Integer.MIN_VALUE;

    private final FeedbackItems items;
    private final FeedbackFilter filter;
    private final JourneySet set;
    private final JourneyPlaces places;
    private final int[] item;
    private final int[] customer;
    private final byte[] rule;
    private final int[] contact;
    private final int[] block;
    private final int[] journey;

    private JoinedFeedback(Builder built) {
        this.items = built.items;
        this.filter = built.filter;
        this.set = built.set;
        this.places = built.places;
        this.item = Arrays.copyOf(built.item, built.size);
        this.customer = Arrays.copyOf(built.customer, built.size);
        this.rule = Arrays.copyOf(built.rule, built.size);
        this.contact = Arrays.copyOf(built.contact, built.size);
        this.block = Arrays.copyOf(built.block, built.size);
        this.journey = Arrays.copyOf(built.journey, built.size);
    }

    public FeedbackItems items() {
        return items;
    }

    public FeedbackFilter filter() {
        return filter;
    }

    public JourneySet set() {
        return set;
    }

    /** Where the journeys stand of those who said any of the items that these were chosen from. */
    JourneyPlaces places() {
        return places;
    }

    /** How many items. */
    public int size() {
        return item.length;
    }

    /** The item at a place. */
    public int item(int place) {
        return item[place];
    }

    /** Ordinal of whose it is; {@link StoredVoice#NOBODY}. */
    public int customer(int place) {
        return customer[place];
    }

    /** Code of the interaction it is joined to; −1 for none. */
    int contact(int place) {
        return contact[place];
    }

    public JoinRule rule(int place) {
        return JoinRule.of(rule[place]);
    }

    /** Which block of the journeys its journey is in; −1 without one. */
    public int block(int place) {
        return block[place];
    }

    /** The number of its journey in that block; −1 without one. */
    public int journey(int place) {
        return journey[place];
    }

    /** −1 to 1; NaN where the item has none. */
    public double level(int place) {
        return Levels.of(items, item[place], filter.lowIsEasy());
    }

    /** The time that counts, microseconds UTC. */
    public long at(int place) {
        return items.at(item[place], filter.about());
    }

    /** The touchpoint it names or is joined to. */
    public @Nullable String touchpoint(int place) {
        String named = items.form(item[place]).touchpoint();
        return named != null || contact[place] < 0
                ? named
                : set.contacts().touchpointOf(contact[place]).id();
    }

    /**
     * By place a number that its touchpoint decides, asked for once for each form and each kind of interaction.
     *
     * @param none where it has no touchpoint
     */
    public int[] byTouchpoint(ToIntFunction<String> numberOf, int none) {
        int[] ofForm = new int[items.forms().size()];
        for (int form = 0; form < ofForm.length; form++) {
            String named = items.forms().get(form).touchpoint();
            ofForm[form] = named == null ? UNNAMED : numberOf.applyAsInt(named);
        }
        int[] ofContact = new int[set.plan().step().length];
        for (int one = 0; one < ofContact.length; one++) {
            ofContact[one] =
                    numberOf.applyAsInt(set.contacts().touchpointOf(one).id());
        }
        int[] numbers = new int[item.length];
        for (int place = 0; place < numbers.length; place++) {
            int named = ofForm[items.formCode(item[place])];
            numbers[place] = named != UNNAMED ? named : contact[place] < 0 ? none : ofContact[contact[place]];
        }
        return numbers;
    }

    /** The stage of that touchpoint. */
    public @Nullable String stage(int place) {
        String named = touchpoint(place);
        return named == null
                ? null
                : set.catalogue().find(named).map(t -> t.stage()).orElse(null);
    }

    /** The channel it is on, else that of its interaction. */
    public @Nullable String channel(int place) {
        String own = items.form(item[place]).channel();
        return own != null || contact[place] < 0 ? own : set.contacts().channelOf(contact[place]);
    }

    /** Items by rule. */
    public long[] countRules() {
        long[] counts = new long[JoinRule.values().length];
        for (byte one : rule) {
            counts[one]++;
        }
        return counts;
    }

    /** Journeys with an item / journeys. */
    public Rate answered() {
        return answered(null);
    }

    /** The same of the journeys of some customers. @param customers ordinals; null: everyone */
    public Rate answered(@Nullable BitSet customers) {
        BitSet[] with = new BitSet[set.blocks().size()];
        for (int place = 0; place < item.length; place++) {
            if (journey[place] >= 0) {
                BitSet bits = with[block[place]];
                bits = bits == null ? new BitSet() : bits;
                bits.set(journey[place]);
                with[block[place]] = bits;
            }
        }
        ClusteredRate rate = new ClusteredRate();
        for (int b = 0; b < with.length; b++) {
            add(rate, set.blocks().get(b), with[b] == null ? new BitSet() : with[b], customers);
        }
        return rate.rate("journeys");
    }

    private static void add(ClusteredRate rate, JourneyBlock block, BitSet answered, @Nullable BitSet customers) {
        int from = 0;
        for (int j = 1; j <= block.journeys(); j++) {
            if (j == block.journeys() || block.slot()[j] != block.slot()[from]) {
                if (customers == null || customers.get(block.timelines().ordinals()[block.slot()[from]])) {
                    int count = 0;
                    for (int one = answered.nextSetBit(from); one >= 0 && one < j; one = answered.nextSetBit(one + 1)) {
                        count++;
                    }
                    rate.add(count, j - from);
                }
                from = j;
            }
        }
    }

    /** These items, of those at some places only. */
    public JoinedFeedback keep(BitSet some) {
        Builder kept = new Builder(items, filter, set, places);
        some.stream().forEach(p -> kept.add(item[p], customer[p], rule(p), contact[p], block[p], journey[p]));
        return kept.build();
    }

    /** Places of items that contradict themselves, text against score, newest first. */
    public List<Integer> contradictions() {
        List<Integer> found = new ArrayList<>();
        for (int place = 0; place < item.length; place++) {
            if (Levels.contradicts(items, item[place], filter.lowIsEasy())) {
                found.add(place);
            }
        }
        found.sort((a, b) -> Long.compare(at(b), at(a)));
        return found;
    }

    /** Gathers items. */
    static final class Builder {
        private final FeedbackItems items;
        private final FeedbackFilter filter;
        private final JourneySet set;
        private final JourneyPlaces places;
        private int size;
        private int[] item = new int[64];
        private int[] customer = new int[64];
        private byte[] rule = new byte[64];
        private int[] contact = new int[64];
        private int[] block = new int[64];
        private int[] journey = new int[64];

        Builder(FeedbackItems items, FeedbackFilter filter, JourneySet set, JourneyPlaces places) {
            this.places = places;
            this.items = items;
            this.filter = filter;
            this.set = set;
        }

        /** One after the other; at least one. */
        static Builder of(List<Builder> parts) {
            Builder all = parts.get(0);
            for (Builder part : parts.subList(1, parts.size())) {
                int size = all.size + part.size;
                all.item = joined(all.item, all.size, part.item, size);
                all.customer = joined(all.customer, all.size, part.customer, size);
                all.rule = Arrays.copyOf(all.rule, size);
                System.arraycopy(part.rule, 0, all.rule, all.size, part.size);
                all.contact = joined(all.contact, all.size, part.contact, size);
                all.block = joined(all.block, all.size, part.block, size);
                all.journey = joined(all.journey, all.size, part.journey, size);
                all.size = size;
            }
            return all;
        }

        private static int[] joined(int[] first, int size, int[] second, int both) {
            int[] all = Arrays.copyOf(first, both);
            System.arraycopy(second, 0, all, size, both - size);
            return all;
        }

        /** @param at code of the interaction; −1 for none, as are block and journey */
        void add(int one, int whose, JoinRule by, int at, int in, int part) {
            if (size == item.length) {
                int more = size * 2;
                item = Arrays.copyOf(item, more);
                customer = Arrays.copyOf(customer, more);
                rule = Arrays.copyOf(rule, more);
                contact = Arrays.copyOf(contact, more);
                block = Arrays.copyOf(block, more);
                journey = Arrays.copyOf(journey, more);
            }
            item[size] = one;
            customer[size] = whose;
            rule[size] = (byte) by.ordinal();
            contact[size] = at;
            block[size] = in;
            journey[size++] = part;
        }

        JoinedFeedback build() {
            return new JoinedFeedback(this);
        }
    }
}
