package io.throughline.index;

import io.throughline.identity.Evidence;
import io.throughline.journey.Timelines;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of each id with interactions, kept from one version to the next: a batch tells of thousands of ids, and to seek all of a million
 * again takes longer than all else that follows it. For one caller at a time. Cost: 4 bytes for each customer.
 */
final class IdOwners {
    private Map<Timelines, int[]> known = new IdentityHashMap<>();
    private @Nullable Evidence followed;

    /** Of each segment its owners by slot, −1 where the id is of nobody known; masked slots have theirs too. */
    List<int[]> of(List<Segment> ids, Evidence evidence) {
        LongPredicate told = evidence.toldSince();
        Map<Timelines, int[]> before = followed == evidence ? known : Map.of();
        Map<Timelines, int[]> next = new IdentityHashMap<>();
        for (Segment segment : ids) {
            Timelines timelines = segment.timelines();
            int[] owners = before.get(timelines);
            long[] hashes = timelines.idHash();
            if (owners == null) {
                next.put(timelines, sought(hashes, evidence));
            } else {
                seek(hashes, owners, told, evidence);
                next.put(timelines, owners);
            }
        }
        known = next;
        followed = evidence;
        return ids.stream().map(segment -> next.get(segment.timelines())).toList();
    }

    /** Each look at so many identifiers waits for memory, so all cores do. */
    private static int[] sought(long[] hashes, Evidence evidence) {
        int[] owners = new int[hashes.length];
        IntStream.range(0, owners.length).parallel().forEach(slot -> owners[slot] = evidence.owner(hashes[slot]));
        return owners;
    }

    private static void seek(long[] hashes, int[] owners, LongPredicate told, Evidence evidence) {
        for (int slot = 0; slot < owners.length; slot++) {
            if (told.test(hashes[slot])) {
                owners[slot] = evidence.owner(hashes[slot]);
            }
        }
    }
}
