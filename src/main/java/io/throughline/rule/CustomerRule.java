package io.throughline.rule;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A CEL expression over one customer: what is known of them, and what they did.
 *
 * <p>{@code traits.NAME} is a trait, a number where all its values are numbers; other names are {@code traits["odd name"]}. Behaviour is
 * that of the whole timeline, all sources, cut at the marked conversions whatever the scope says: {@code visited("touchpoint")},
 * {@code count("touchpoint")} (steps, so the lines of one order count once), {@code converted()}, {@code conversions()}, {@code value()} (sum of
 * the values of conversions), {@code interactions()} (rows), {@code firstChannel()}, {@code lastChannel()}, {@code daysActive()} (days UTC
 * with an interaction), {@code firstSeen()}, {@code lastSeen()} (times). A comparison with what a customer does not have is false.
 *
 * <p>Cost: one pass over the steps of those customers; the expression once for each combination of what it reads that makes a
 * difference to it, on each thread.
 */
public final class CustomerRule {
    private static final long MAX_VISITS = 200_000_000;

    private final List<CustomerFields.Field> fields;
    private final CompiledRule rule;

    private CustomerRule(List<CustomerFields.Field> fields, CompiledRule rule) {
        this.fields = fields;
        this.rule = rule;
    }

    /**
     * Throws {@link InvalidArgument} with line and column where the text is no such expression.
     *
     * @param argument name of the argument that holds the text
     * @param touchpoints ids that {@code visited} and {@code count} may name
     */
    public static CustomerRule compile(
            String argument, String text, AttributeTable columns, Collection<String> touchpoints) {
        return compile(argument, text, new CustomerFields(columns, touchpoints, false));
    }

    /** A rule that once was compiled: what it names and the data no longer hold, is missing of every customer. */
    public static CustomerRule compileStored(
            String argument, String text, AttributeTable columns, Collection<String> touchpoints) {
        return compile(argument, text, new CustomerFields(columns, touchpoints, true));
    }

    private static CustomerRule compile(String argument, String text, CustomerFields fields) {
        CompiledRule rule = CompiledRule.of(argument, text, fields);
        return new CustomerRule(fields.used(), rule);
    }

    /**
     * Ordinals of the customers for whom it holds. Refuses what would take too long.
     *
     * @param everyone all journeys under the default definition, of the data whose columns the rule was compiled for
     */
    public BitSet choose(JourneySet everyone) {
        long customers =
                everyone.blocks().stream().mapToLong(JourneyBlock::journeys).sum();
        if (Math.min(customers, combinations()) > MAX_VISITS / rule.size()) {
            throw rule.refusal("this one would take too long for so many customers: shorten it, or leave out loops");
        }
        FactPlan plan = new FactPlan(fields, RuleThresholds.of(rule.checked(), fields.size()), everyone);
        Queue<TupleMemo> memos = new ConcurrentLinkedQueue<>();
        List<int[]> parts = everyone.blocks().parallelStream()
                .map(block -> choose(plan, block, memos))
                .toList();
        BitSet chosen = new BitSet();
        parts.forEach(part -> Arrays.stream(part).forEach(chosen::set));
        return chosen;
    }

    /** Over traits and touchpoints visited alone there are few; anything else may differ for each customer. */
    private long combinations() {
        double product = 1;
        for (CustomerFields.Field field : fields) {
            product *= switch (field.kind()) {
                case TRAIT ->
                    field.column() == null ? 1 : field.column().values().size() + 1.0;
                case VISITED, CONVERTED -> 2;
                default -> Long.MAX_VALUE;
            };
        }
        return (long) product;
    }

    private int[] choose(FactPlan plan, JourneyBlock block, Queue<TupleMemo> memos) {
        TupleMemo free = memos.poll();
        TupleMemo memo = free == null ? new TupleMemo(plan.width()) : free;
        CustomerFacts facts = new CustomerFacts(plan, block);
        int[] key = new int[plan.width()];
        int[] chosen = new int[block.journeys()];
        int count = 0;
        while (facts.next()) {
            if (holds(plan, facts, memo, key)) {
                chosen[count++] = facts.ordinal();
            }
        }
        memos.add(memo);
        return Arrays.copyOf(chosen, count);
    }

    private boolean holds(FactPlan plan, CustomerFacts facts, TupleMemo memo, int[] key) {
        plan.toKey(facts.tuple(), key);
        int place = memo.place(key);
        if (memo.isKnown(place)) {
            return memo.answer(place);
        }
        boolean answer = rule.holds(plan.values(facts.tuple()));
        memo.remember(place, key, answer);
        return answer;
    }
}
