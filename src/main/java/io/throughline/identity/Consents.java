package io.throughline.identity;

import io.throughline.journey.ConsentRow;
import io.throughline.journey.CustomerHash;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What customers said last of being looked at. The latest word of a customer counts, whichever id said it; of words at one time a refusal does. So the order in which they
 * came does not matter. Cost: 16 bytes an id that said something.
 */
public final class Consents {
    /** A customer's last word. @param at microseconds UTC, or a step number */
    public record Said(boolean granted, long at) {
        private static @Nullable Said later(@Nullable Said a, Said b) {
            boolean before = a != null && (a.at > b.at || a.at == b.at && !a.granted);
            return before ? a : b;
        }
    }

    private final Numbers places = new Numbers();
    private long[] hash = new long[64];
    private long[] at = new long[64];
    private final BitSet granted = new BitSet();

    public void add(ConsentRow row) {
        long id = CustomerHash.of(row.customer());
        int next = places.size();
        int place = places.putIfAbsent(id, next);
        if (place < 0) {
            if (next == at.length) {
                hash = Arrays.copyOf(hash, 2 * next);
                at = Arrays.copyOf(at, 2 * next);
            }
            hash[next] = id;
            at[next] = row.at();
            granted.set(next, row.granted());
        } else if (row.at() > at[place] || (row.at() == at[place] && !row.granted())) {
            at[place] = row.at();
            granted.set(place, row.granted());
        }
    }

    public boolean isEmpty() {
        return places.size() == 0;
    }

    /** Ids whose last own word is a refusal, each id for itself. */
    public Refusals refusals() {
        Numbers refused = new Numbers();
        for (int i = 0; i < places.size(); i++) {
            if (!granted.get(i)) {
                refused.putIfAbsent(hash[i], i);
            }
        }
        return new Refusals(refused);
    }

    /** All ids of customers whose last word, under any of their ids, is a refusal. */
    public Refusals refusals(Evidence evidence, Resolution resolution) {
        int[] customer = resolution.customer();
        int[] last = new int[customer.length];
        Arrays.fill(last, -1);
        Numbers refused = new Numbers();
        for (int i = 0; i < places.size(); i++) {
            int owner = evidence.owner(hash[i]);
            if (owner >= 0) {
                int one = customer[owner];
                last[one] = last[one] < 0 || isAfter(i, last[one]) ? i : last[one];
            } else if (!granted.get(i)) {
                refused.putIfAbsent(hash[i], i);
            }
        }
        evidence.owners.forEach((id, owner) -> {
            int word = last[customer[owner]];
            if (word >= 0 && !granted.get(word)) {
                refused.putIfAbsent(id, word);
            }
        });
        return new Refusals(refused);
    }

    private boolean isAfter(int place, int other) {
        return at[place] > at[other] || (at[place] == at[other] && !granted.get(place));
    }

    /** The last word of the customer who has these ids, under any of them. Cost: one look at each id that said something. */
    public Optional<Said> last(Collection<String> ids, Evidence evidence, Resolution resolution) {
        int[] customer = resolution.customer();
        Set<Long> own = new HashSet<>();
        Set<Integer> persons = new HashSet<>();
        for (String id : ids) {
            long hashed = CustomerHash.of(id);
            int owner = evidence.owner(hashed);
            own.add(hashed);
            if (owner >= 0) {
                persons.add(customer[owner]);
            }
        }
        Said last = null;
        for (int i = 0; i < places.size(); i++) {
            int owner = persons.isEmpty() ? -1 : evidence.owner(hash[i]);
            if (owner >= 0 ? persons.contains(customer[owner]) : own.contains(hash[i])) {
                last = Said.later(last, new Said(granted.get(i), at[i]));
            }
        }
        return Optional.ofNullable(last);
    }
}
