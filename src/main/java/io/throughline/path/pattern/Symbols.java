package io.throughline.path.pattern;

import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * The alphabet of a pattern: interactions that all its tests judge alike are one symbol. A symbol is the class of the row's contact and,
 * below it, one bit for each test that only the row can answer.
 *
 * <p>Cost: a look-up for each interaction, and a question for each attribute or value test.
 */
final class Symbols {
    private static final int MAX_SYMBOLS = 1 << 12;
    private static final int MAX_ROW_TESTS = 10;

    /** Each test's place among those of contacts, or among those of rows. */
    private final Map<StepPredicate, Integer> places = new HashMap<>();

    private final List<StepPredicate> contactTests;
    private final RowPredicates[] asked;
    /** By contact: its class, shifted left by the number of row tests. */
    private final int[] classOfContact;

    private final BitSet[] classes;

    private Symbols(Set<StepPredicate> tests, JourneySet set) {
        contactTests = tests.stream().filter(t -> t.field().ofContact()).toList();
        List<StepPredicate> rowTests =
                tests.stream().filter(t -> !t.field().ofContact()).toList();
        contactTests.forEach(test -> places.put(test, contactTests.indexOf(test)));
        rowTests.forEach(test -> places.put(test, rowTests.indexOf(test)));
        asked = rowTests.stream().map(t -> RowPredicates.of(t, set.columns())).toArray(RowPredicates[]::new);
        List<BitSet> distinct = new ArrayList<>();
        classOfContact = classes(set, distinct);
        classes = distinct.toArray(BitSet[]::new);
    }

    static Symbols of(PatternText source, List<Single> singles, JourneySet set) {
        Set<StepPredicate> tests = new LinkedHashSet<>();
        singles.forEach(single -> single.tests().forEach(tests::add));
        long ofRows = tests.stream().filter(t -> !t.field().ofContact()).count();
        if (ofRows > MAX_ROW_TESTS) {
            throw source.fault("a path pattern with at most " + MAX_ROW_TESTS
                    + " different tests of attributes and values; this one has " + ofRows);
        }
        Symbols symbols = new Symbols(tests, set);
        if (symbols.count() > MAX_SYMBOLS) {
            throw source.fault("a path pattern that tells apart at most " + MAX_SYMBOLS
                    + " kinds of interaction; this one tells " + symbols.count()
                    + ": name fewer steps, or test fewer attributes");
        }
        return symbols;
    }

    private int[] classes(JourneySet set, List<BitSet> distinct) {
        KindPredicates of = new KindPredicates(set);
        int[] result = new int[set.plan().step().length];
        Map<BitSet, Integer> codes = new HashMap<>();
        for (int contact = 0; contact < result.length; contact++) {
            BitSet holds = new BitSet();
            for (int i = 0; i < contactTests.size(); i++) {
                holds.set(i, of.holds(contactTests.get(i), contact));
            }
            Integer known = codes.putIfAbsent(holds, distinct.size());
            if (known == null) {
                distinct.add(holds);
            }
            result[contact] = (known == null ? distinct.size() - 1 : known) << asked.length;
        }
        return result;
    }

    int count() {
        return classes.length << asked.length;
    }

    /** True where contacts decide everything; then {@link #byContact} holds the symbols. */
    boolean ofContacts() {
        return asked.length == 0;
    }

    /** By contact: its symbol, as far as the contact decides. */
    int[] byContact() {
        return classOfContact;
    }

    /** By row of these timelines: its symbol. */
    IntUnaryOperator of(Timelines timelines) {
        int[] contact = timelines.contact();
        IntPredicate[] tests = Stream.of(asked).map(t -> t.bind(timelines)).toArray(IntPredicate[]::new);
        return row -> {
            int symbol = classOfContact[contact[row]];
            for (int i = 0; i < tests.length; i++) {
                symbol |= tests[i].test(row) ? 1 << i : 0;
            }
            return symbol;
        };
    }

    /** The symbols of interactions that a single step may be. */
    BitSet accepted(Single single) {
        BitSet accepted = new BitSet();
        for (int symbol = 0; symbol < count(); symbol++) {
            int bits = symbol;
            accepted.set(symbol, single.holds(test -> holds(test, bits)));
        }
        return accepted;
    }

    private boolean holds(StepPredicate test, int symbol) {
        int place = Objects.requireNonNull(places.get(test));
        return test.field().ofContact() ? classes[symbol >> asked.length].get(place) : (symbol >> place & 1) != 0;
    }
}
