package io.throughline.persona.discovery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The questions that rules are made of, as far as they tell some of the first customers from others; always in the same order. */
final class RuleQuestions {
    private static final int RUNS = 12;
    private static final int[] COUNTS = {2, 3, 5};
    private static final int[] LENGTHS = {2, 3, 5, 8, 13, 21};

    private final Customers customers;
    private final int size;
    private final List<RuleQuestion> tests = new ArrayList<>();

    private RuleQuestions(Customers customers, int size) {
        this.customers = customers;
        this.size = size;
    }

    /** @param size customers looked at: those with lower numbers */
    static List<RuleQuestion> of(Customers customers, int size) {
        RuleQuestions tests = new RuleQuestions(customers, size);
        TraitBins.all(customers, RUNS).forEach(tests::ofTrait);
        tests.ofBehaviour(Behaviour.of(customers, size));
        return List.copyOf(tests.tests);
    }

    private void ofTrait(TraitBins trait) {
        String name = CelText.trait(trait.name());
        int[] bins = new int[size];
        Arrays.setAll(bins, customer -> trait.bin(customers, customer));
        boolean complete = Arrays.stream(bins).allMatch(bin -> bin >= 0);
        for (int i = trait.numeric() ? 1 : 0; i < trait.size(); i++) {
            int bin = i;
            if (trait.numeric()) {
                String from = CelText.number(Double.parseDouble(trait.first(bin)));
                String no = complete ? name + " < " + from : "!(" + name + " >= " + from + ")";
                add(name, true, name + " >= " + from, no, customer -> bins[customer] >= bin);
            } else if (!trait.isRest(bin)) {
                String value = CelText.quoted(trait.first(bin));
                String no = complete ? name + " != " + value : "!(" + name + " == " + value + ")";
                add(name, false, name + " == " + value, no, customer -> bins[customer] == bin);
            }
        }
    }

    private void ofBehaviour(Behaviour did) {
        for (int t = 0; t < did.touchpoints.size(); t++) {
            String id = CelText.quoted(did.touchpoints.get(t).id());
            byte[] counts = did.counts[t];
            String visited = "visited(" + id + ")";
            String count = "count(" + id + ")";
            add(count, true, visited, "!" + visited, customer -> counts[customer] > 0);
            for (int least : COUNTS) {
                atLeast(count, least, customer -> counts[customer] >= least);
            }
        }
        for (int c = 0; c < did.channels.size(); c++) {
            int channel = c;
            String first = "firstChannel() == " + CelText.quoted(did.channels.get(c));
            addNegated("firstChannel()", false, first, customer -> did.firstChannel[customer] == channel);
        }
        add("conversions()", true, "converted()", "!converted()", customer -> did.conversions[customer] > 0);
        atLeast("conversions()", 2, customer -> did.conversions[customer] >= 2);
        for (int least : LENGTHS) {
            atLeast("interactions()", least, customer -> did.interactions[customer] >= least);
            String days = "daysActive() >= " + least;
            addNegated("daysActive()", true, days, customer -> did.days[customer] >= least);
        }
        ofValue(did.value);
    }

    /** At round numbers near the quartiles of those who spent. */
    private void ofValue(double[] value) {
        double[] spent = Arrays.stream(value).filter(v -> v > 0).sorted().toArray();
        for (int quarter = 0; quarter < 4 && spent.length > 0; quarter++) {
            double quartile = quarter == 0 ? 0 : spent[(int) ((long) spent.length * quarter / 4)];
            double round = new BigDecimal(quartile).round(new MathContext(2)).doubleValue();
            String text = CelText.number(round);
            add("value()", true, "value() > " + text, "value() <= " + text, customer -> value[customer] > round);
        }
    }

    private void atLeast(String what, int least, IntPredicate passes) {
        add(what, true, what + " >= " + least, what + " < " + least, passes);
    }

    private void addNegated(String subject, boolean threshold, String yes, IntPredicate passes) {
        add(subject, threshold, yes, "!(" + yes + ")", passes);
    }

    private void add(String subject, boolean threshold, String yes, String no, IntPredicate passes) {
        long[] bits = CustomerBits.of(size, passes);
        long passing = CustomerBits.count(bits);
        if (passing > 0 && passing < size) {
            tests.add(new RuleQuestion(subject, threshold, yes, no, bits));
        }
    }
}
