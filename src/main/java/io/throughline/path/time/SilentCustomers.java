package io.throughline.path.time;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import io.throughline.path.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of customers who have been silent for longer than the limit, the longest silent first, ties by a hash of the id. */
public record SilentCustomers(List<Entry> entries, long totalCount, boolean hasNextPage, boolean hasPreviousPage) {
    /** Most entries of one page. */
    public static final int MAX_FIRST = 10_000;

    private static final char LIST = 's';

    /** A customer's id with the cursor after it. */
    public record Entry(String cursor, String customer) {}

    private record Key(long at, long idHash, int ordinal) {
        static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::at).thenComparingLong(Key::idHash).thenComparingInt(Key::ordinal);
    }

    public SilentCustomers {
        entries = List.copyOf(entries);
    }

    /** @param rows touchpoint of each contact, −1 where it is no row; @param before their last interaction is earlier than this */
    record Request(JourneySet set, int[] rows, int touchpoint, long before, Function<int[], String[]> ids) {

        SilentCustomers page(int first, @Nullable String after) {
            if (first < 1 || first > MAX_FIRST) {
                throw new InvalidArgument("first", first, "1 to " + MAX_FIRST);
            }
            Key from = after == null ? null : key(after);
            PriorityQueue<Key> kept = new PriorityQueue<>(Key.ORDER.reversed());
            long[] counts = new long[2];
            Gaps.eachCustomer(set.blocks(), (timelines, slot) -> {
                Key key = find(timelines, slot);
                if (key == null) {
                    return;
                }
                counts[0]++;
                if (from != null && Key.ORDER.compare(key, from) <= 0) {
                    counts[1]++;
                } else {
                    keep(kept, key, first);
                }
            });
            List<Key> keys = kept.stream().sorted(Key.ORDER).toList();
            boolean next = counts[1] + keys.size() < counts[0];
            return new SilentCustomers(entries(keys), counts[0], next, counts[1] > 0);
        }

        private static Key key(String cursor) {
            long[] parts = Cursor.decode(LIST, 3, cursor);
            return new Key(parts[0], parts[1], (int) parts[2]);
        }

        private static void keep(PriorityQueue<Key> kept, Key key, int first) {
            kept.add(key);
            if (kept.size() > first) {
                kept.remove();
            }
        }

        private @Nullable Key find(Timelines timelines, int slot) {
            int row = timelines.offsets()[slot + 1] - 1;
            int first = timelines.offsets()[slot];
            while (row >= first && rows[timelines.contact()[row]] < 0) {
                row--;
            }
            boolean here = row >= first && rows[timelines.contact()[row]] == touchpoint;
            if (!here || timelines.at()[row] >= before) {
                return null;
            }
            return new Key(
                    timelines.at()[row], timelines.idHash()[slot], timelines.ordinals()[slot]);
        }

        private List<Entry> entries(List<Key> keys) {
            int[] ordinals = keys.stream().mapToInt(Key::ordinal).toArray();
            String[] names = ordinals.length == 0 ? new String[0] : ids.apply(ordinals);
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                Key key = keys.get(i);
                entries.add(new Entry(Cursor.encode(LIST, key.at, key.idHash, key.ordinal), names[i]));
            }
            return entries;
        }
    }
}
