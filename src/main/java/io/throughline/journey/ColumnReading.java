package io.throughline.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the cells of an attribute, or the traits of all customers, are read: as numbers where, apart from words for {@link Nothing}, at most
 * one in a hundred is none; else as text. Empty cells are not counted.
 *
 * @param numbers cells that are numbers
 * @param nothing cells that hold a word for nothing
 * @param others cells that hold any other word
 * @param examples of cells that are no numbers: other words before words for nothing, the most frequent first
 */
public record ColumnReading(long numbers, long nothing, long others, List<String> examples) {
    private static final int MAX_EXAMPLES = 5;
    private static final int MAX_EXAMPLE_LENGTH = 40;

    public ColumnReading {
        examples = List.copyOf(examples);
    }

    /** This and other cells of the same column. */
    public ColumnReading plus(ColumnReading more) {
        List<String> all = new ArrayList<>(examples);
        more.examples.stream().filter(text -> !all.contains(text)).forEach(all::add);
        return new ColumnReading(
                numbers + more.numbers,
                nothing + more.nothing,
                others + more.others,
                all.subList(0, Math.min(MAX_EXAMPLES, all.size())));
    }

    /** True too where nothing speaks against it: a column that only says "nothing" may be compared with numbers, and nobody passes. */
    public boolean numeric() {
        return others * 100 <= numbers + others;
    }

    /** Some cells are missing wherever numbers are compared. */
    public boolean hasOdd() {
        return numeric() && nothing + others > 0;
    }

    /** Which cells are no numbers, in words; what follows the name of a column. */
    public String told() {
        long cells = numbers + nothing + others;
        if (!numeric()) {
            return numbers == 0
                    ? "holds text, such as " + shown()
                    : String.format(
                            Locale.ROOT,
                            "is read as text: %d of %d values (%.1f %%) are no numbers, such as %s; 1 %% may be, words"
                                    + " like n/a apart",
                            others,
                            numbers + others,
                            100.0 * others / (numbers + others),
                            shown());
        }
        return "holds numbers"
                + (hasOdd()
                        ? "; " + (nothing + others) + " of " + cells + " values are none and count as missing: "
                                + shown()
                        : "");
    }

    private String shown() {
        return examples.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
    }

    /** Counts the cells of a column, text by text. */
    static final class Counter {
        private static final Comparator<Odd> FIRST = Comparator.<Odd, Boolean>comparing(odd -> odd.nothing)
                .thenComparing(odd -> -odd.cells)
                .thenComparing(odd -> odd.text);

        private record Odd(String text, int cells, boolean nothing) {}

        private final List<Odd> odd = new ArrayList<>();
        private long numbers;
        private long nothing;
        private long others;

        void add(String text, int cells, boolean number) {
            if (number) {
                numbers += cells;
                return;
            }
            boolean empty = Nothing.is(text);
            nothing += empty ? cells : 0;
            others += empty ? 0 : cells;
            keep(new Odd(text, cells, empty));
        }

        private void keep(Odd one) {
            if (odd.size() == MAX_EXAMPLES && FIRST.compare(odd.get(MAX_EXAMPLES - 1), one) < 0) {
                return;
            }
            odd.add(one);
            odd.sort(FIRST);
            if (odd.size() > MAX_EXAMPLES) {
                odd.remove(MAX_EXAMPLES);
            }
        }

        ColumnReading reading() {
            return new ColumnReading(
                    numbers,
                    nothing,
                    others,
                    odd.stream().map(one -> shortened(one.text)).toList());
        }

        private static String shortened(String text) {
            return text.codePointCount(0, text.length()) <= MAX_EXAMPLE_LENGTH
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, MAX_EXAMPLE_LENGTH)) + "…";
        }
    }
}
