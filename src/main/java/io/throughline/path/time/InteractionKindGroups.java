package io.throughline.path.time;

import io.throughline.catalogue.ChannelKind;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Contacts by something that has a name, those without one as {@code (none)}.
 *
 * @param names ascending
 * @param of group of each contact
 */
record InteractionKindGroups(String[] names, int[] of) {

    /** By the channel of the row, else the one described for its touchpoint. */
    static InteractionKindGroups channels(JourneySet set) {
        return by(set, contact -> {
            String channel = set.contacts().channelOf(contact);
            return channel == null ? null : Reserved.free(channel);
        });
    }

    /** By the kind described for that channel. */
    static InteractionKindGroups kinds(JourneySet set) {
        return by(set, contact -> {
            ChannelKind kind = set.contacts().kindOf(contact);
            return kind == null ? null : kind.name();
        });
    }

    static InteractionKindGroups touchpoints(JourneySet set) {
        return by(set, contact -> set.contacts().touchpointOf(contact).id());
    }

    private static InteractionKindGroups by(JourneySet set, IntFunction<@Nullable String> group) {
        String[] name = new String[set.plan().flags().length];
        TreeSet<String> distinct = new TreeSet<>();
        for (int contact = 0; contact < name.length; contact++) {
            String found = group.apply(contact);
            name[contact] = found == null ? Reserved.NONE : found;
            distinct.add(name[contact]);
        }
        String[] names = distinct.toArray(String[]::new);
        int[] of = new int[name.length];
        for (int contact = 0; contact < name.length; contact++) {
            of[contact] = java.util.Arrays.binarySearch(names, name[contact]);
        }
        return new InteractionKindGroups(names, of);
    }
}
