package io.throughline.store.imports;

import io.throughline.journey.Clock;
import io.throughline.journey.RowOutcomes;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which entries of one customer are new.
 *
 * <p>Invariant: for each (time, touchpoint, derived or not, all else that is stored) without a key the store ends with as many interactions as the import
 * with the most of them brought, in whatever order and in however many parts they came. An entry with a key is judged by (customer,
 * key) alone; a derived entry shares the fate of a keyed row before it.
 */
final class Deduplication {
    private Deduplication() {}

    /** What becomes of an entry. */
    enum Verdict {
        NEW,
        /** New, though it differs only in value or attributes from a row that is stored. */
        CHANGED,
        DUPLICATE,
        OTHER_CONTENT,
        OTHER_CLOCK;

        boolean taken() {
            return this == NEW || this == CHANGED;
        }

        RowOutcomes.Outcome outcome() {
            return switch (this) {
                case NEW, CHANGED -> RowOutcomes.Outcome.NEW;
                case DUPLICATE -> RowOutcomes.Outcome.DUPLICATE;
                case OTHER_CONTENT -> RowOutcomes.Outcome.KEY_TAKEN;
                case OTHER_CLOCK -> RowOutcomes.Outcome.OTHER_CLOCK;
            };
        }
    }

    /** The entries of one customer in one part, by place, in order of time. */
    interface Entries {
        int size();

        long at(int place);

        int touchpoint(int place);

        boolean derived(int place);

        @Nullable
        String key(int place);

        /** Number that differs where the content of a keyed row differs; its derived entry included. */
        long content(int place);

        /** Number that differs where rows of one time and touchpoint differ in anything but value and attributes. */
        long identity(int place);

        /** Number that differs where they differ in anything. */
        long whole(int place);

        /** Whether a row with a key that is known is a duplicate whatever it says. */
        default boolean keysDecide() {
            return false;
        }

        /** Place of the row that a derived entry belongs to where that row has a key, else −1. */
        int keyedRow(int place);
    }

    /**
     * Judges the entries of one customer.
     *
     * @param consumed places of {@code known} that earlier entries of the same import have met already; added to
     */
    static Verdict[] judge(Entries entries, Clock clock, KnownInteractions known, BitSet consumed) {
        Verdict[] verdicts = new Verdict[entries.size()];
        boolean otherClock = known.clock() != null && known.clock() != clock;
        for (int place = 0; place < verdicts.length; place++) {
            if (otherClock) {
                verdicts[place] = Verdict.OTHER_CLOCK;
            } else if (entries.keyedRow(place) < 0) {
                verdicts[place] = entries.key(place) == null
                        ? unkeyed(entries, place, known, consumed)
                        : keyed(entries, place, known);
            }
        }
        for (int place = 0; place < verdicts.length; place++) {
            if (verdicts[place] == null) {
                verdicts[place] = verdicts[entries.keyedRow(place)];
            }
        }
        return verdicts;
    }

    private static Verdict unkeyed(Entries entries, int place, KnownInteractions known, BitSet consumed) {
        long at = entries.at(place);
        int mark = KnownInteractions.mark(entries.touchpoint(place), entries.derived(place));
        long whole = entries.whole(place);
        int met = consumed.nextClearBit(known.find(at, mark, whole));
        if (!known.is(met, at, mark, whole)) {
            boolean changed = !entries.derived(place) && known.holdsOther(at, mark, entries.identity(place), whole);
            return changed ? Verdict.CHANGED : Verdict.NEW;
        }
        consumed.set(met);
        return Verdict.DUPLICATE;
    }

    private static Verdict keyed(Entries entries, int place, KnownInteractions known) {
        String key = entries.key(place);
        if (key == null) {
            throw new IllegalStateException("a keyed entry without key");
        }
        Long content = known.content(key);
        if (content == null) {
            known.addKeyed(key, entries.content(place));
            return Verdict.NEW;
        }
        return entries.keysDecide() || content == entries.content(place) ? Verdict.DUPLICATE : Verdict.OTHER_CONTENT;
    }
}
