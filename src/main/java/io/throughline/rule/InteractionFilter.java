package io.throughline.rule;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.CutPlan;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneyPredicate;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps journeys with at least one interaction for which a rule holds. The interactions of a journey are the rows of its customer from
 * entering its first step to leaving its last, less those the scope drops.
 *
 * <p>Cost: one look-up a row; the rule is worked out once for each distinct combination of what it reads, on each thread.
 */
public final class InteractionFilter implements JourneyPredicate {
    private static final long MAX_VISITS = 100_000_000;

    private final InteractionRule rule;
    private final InteractionKindNames contacts;
    private final byte[] flags;
    private final boolean readsContact;
    private final boolean readsValue;
    private final int attributes;
    private final Queue<TupleMemo> memos = new ConcurrentLinkedQueue<>();

    private InteractionFilter(InteractionRule rule, InteractionKindNames contacts, CutPlan plan) {
        this.rule = rule;
        this.contacts = contacts;
        this.flags = plan.flags();
        this.readsValue = rule.fields().stream().anyMatch(f -> f.kind() == InteractionFields.Kind.VALUE);
        this.attributes =
                (int) rule.fields().stream().filter(f -> f.column() != null).count();
        this.readsContact = rule.fields().size() > attributes + (readsValue ? 1 : 0);
    }

    /** A test of the journeys of a set with a rule compiled for its columns. Refuses what would take too long. */
    public static InteractionFilter of(InteractionRule rule, JourneySet set) {
        long combinations = Math.min(rows(set), combinations(rule, set));
        if (combinations > MAX_VISITS / rule.size()) {
            throw rule.refusal("this one would be worked out for " + combinations
                    + " combinations of what it reads: shorten it, leave out loops, or read fewer attributes");
        }
        return new InteractionFilter(rule, set.contacts(), set.plan());
    }

    private static long rows(JourneySet set) {
        Set<Timelines> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        long rows = 0;
        for (JourneyBlock block : set.blocks()) {
            rows += seen.add(block.timelines()) ? block.timelines().rows() : 0;
        }
        return rows;
    }

    private static long combinations(InteractionRule rule, JourneySet set) {
        double product = 1;
        boolean contact = false;
        for (InteractionFields.Field field : rule.fields()) {
            CodeColumn column = field.column();
            if (column != null) {
                product *= column.values().size() + 1.0;
            } else if (field.kind() == InteractionFields.Kind.VALUE) {
                return Long.MAX_VALUE;
            } else {
                contact = true;
            }
        }
        return (long) (contact ? product * set.plan().step().length : product);
    }

    @Override
    public BitSet keep(JourneyBlock block) {
        int width = (readsContact ? 1 : 0) + attributes + (readsValue ? 2 : 0);
        TupleMemo free = memos.poll();
        TupleMemo memo = free == null ? new TupleMemo(width) : free;
        BitSet kept = new Scan(block.timelines(), memo, width).keep(block);
        memos.add(memo);
        return kept;
    }

    /** One pass over one block. */
    private final class Scan {
        private final Timelines timelines;
        private final TupleMemo memo;
        private final int[] tuple;
        private final int[][] codes = new int[attributes][];
        private final double @Nullable [] value;

        Scan(Timelines timelines, TupleMemo memo, int width) {
            this.timelines = timelines;
            this.memo = memo;
            this.tuple = new int[width];
            this.value = timelines.value();
            int next = 0;
            for (InteractionFields.Field field : rule.fields()) {
                if (field.column() != null) {
                    codes[next++] = field.column().codes(timelines);
                }
            }
        }

        BitSet keep(JourneyBlock block) {
            BitSet kept = new BitSet(block.journeys());
            for (int j = 0; j < block.journeys(); j++) {
                int from = block.row().at(block.offset()[j]);
                int to = block.lastRow().at(block.offset()[j + 1] - 1);
                kept.set(j, any(from, to));
            }
            return kept;
        }

        private boolean any(int from, int to) {
            int[] contact = timelines.contact();
            for (int row = from; row <= to; row++) {
                if ((flags[contact[row]] & CutPlan.DROP) == 0 && holds(row)) {
                    return true;
                }
            }
            return false;
        }

        private boolean holds(int row) {
            int next = 0;
            if (readsContact) {
                tuple[next++] = timelines.contact()[row];
            }
            for (int[] column : codes) {
                tuple[next++] = column[row];
            }
            if (readsValue) {
                long bits = Double.doubleToLongBits(value == null ? Double.NaN : value[row]);
                tuple[next++] = (int) (bits >>> 32);
                tuple[next] = (int) bits;
            }
            int place = memo.place(tuple);
            if (memo.isKnown(place)) {
                return memo.answer(place);
            }
            boolean answer = rule.holds(values(row));
            memo.remember(place, tuple, answer);
            return answer;
        }

        private Object[] values(int row) {
            int size = rule.fields().size();
            Object[] values = new Object[size * 2];
            int column = 0;
            for (int i = 0; i < size; i++) {
                InteractionFields.Field field = rule.fields().get(i);
                CodeColumn cells = field.column();
                Object there =
                        cells != null ? cell(cells, codes[column++][row], field.number()) : own(field.kind(), row);
                values[i] = there != null ? there : field.blank();
                values[i + size] = there != null;
            }
            return values;
        }

        private static @Nullable Object cell(CodeColumn cells, int code, boolean number) {
            return code == CodeColumn.MISSING ? null : cells.values().find(code, number);
        }

        private @Nullable Object own(InteractionFields.Kind kind, int row) {
            int contact = timelines.contact()[row];
            return switch (kind) {
                case VALUE -> value == null || Double.isNaN(value[row]) ? null : (Object) value[row];
                case CAMPAIGN -> contacts.campaignOf(contact);
                case CHANNEL -> contacts.channelOf(contact);
                case TOUCHPOINT -> contacts.touchpointOf(contact).id();
                case ATTRIBUTE -> throw new IllegalStateException("an attribute without column");
            };
        }
    }
}
