package io.throughline.ingest.text;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people and spreadsheets write them: thousands parted by the sign that is not the decimal one, a blank or an apostrophe; a
 * currency before or after; negative by a sign before or after, or by round brackets; dashes for no cents. Reused from cell to cell.
 */
final class WrittenNumber {
    /** Currencies as people write them, with a full stop where they like. */
    private static final Set<String> SHORT = Set.of(
            "KR", "ZŁ", "KČ", "FT", "RS", "FR", "RP", "RM", "LEI", "TL", "DIN", "ЛВ", "РУБ", "Р", "ГРН", "ДИН", "円",
            "元", "원");

    private static final Set<String> CURRENCIES = currencies();
    private static final int LONGEST = 64;

    private final char[] plain = new char[LONGEST];
    private char[] c = new char[0];
    private int from;
    private int to;
    private int used;
    private boolean signed;
    private boolean opened;
    private boolean closed;
    private @Nullable String currency;

    /** The finite number written there; NaN where it is none with this decimal sign. */
    double read(char[] chars, int start, int end, DecimalSign sign) {
        c = chars;
        from = start;
        to = end;
        used = 0;
        signed = false;
        opened = false;
        closed = false;
        currency = null;
        if (end - start >= LONGEST || !stripBefore() || !stripAfter() || opened != closed || signed && opened) {
            return Double.NaN;
        }
        double number = copyDigits(sign) ? Numbers.read(plain, 0, used) : Double.NaN;
        return signed || opened ? -number : number;
    }

    /** The number written there with either decimal sign; NaN where it is none. */
    double readAny(char[] chars, int start, int end) {
        double point = read(chars, start, end, DecimalSign.POINT);
        return Double.isNaN(point) ? read(chars, start, end, DecimalSign.COMMA) : point;
    }

    /** The number just read without what parts its thousands and with a decimal point. */
    String plain() {
        return (signed || opened ? "-" : "") + new String(plain, 0, used);
    }

    /** The currency of the number just read, as the cell spells it; null where it names none. */
    @Nullable
    String currency() {
        return currency;
    }

    private boolean stripBefore() {
        while (from < to && !digit(c[from]) && c[from] != '.' && c[from] != ',') {
            char first = c[from];
            if (first == '(' && !opened) {
                opened = true;
                from++;
            } else if (minus(first) && !signed) {
                signed = true;
                from++;
            } else if (first == '+' && from + 1 < to && digit(c[from + 1])) {
                from++;
            } else if (Characters.blank(first)) {
                from++;
            } else {
                int end = from;
                while (end < to && (Character.isLetter(c[end]) || symbol(c[end]))) {
                    end++;
                }
                if (!takeCurrency(from, end)) {
                    return false;
                }
                from = end < to && c[end] == '.' && isShort() ? end + 1 : end;
            }
        }
        return from < to;
    }

    private boolean stripAfter() {
        while (to > from && !digit(c[to - 1]) && (c[to - 1] != '.' || stopped()) && c[to - 1] != ',') {
            char last = c[to - 1];
            int cents = beforeNoCents();
            if (cents > 0) {
                to = cents;
            } else if (last == ')' && !closed) {
                closed = true;
                to--;
            } else if (minus(last) && !signed) {
                signed = true;
                to--;
            } else if (Characters.blank(last)) {
                to--;
            } else {
                int end = stopped() ? to - 1 : to;
                int start = end;
                while (start > from && (Character.isLetter(c[start - 1]) || symbol(c[start - 1]))) {
                    start--;
                }
                if (!takeCurrency(start, end) || end < to && !isShort()) {
                    return false;
                }
                to = start;
            }
        }
        return to > from;
    }

    /** A full stop that ends a short word, not a number. */
    private boolean stopped() {
        return c[to - 1] == '.' && to - 1 > from && Character.isLetter(c[to - 2]);
    }

    /** Where one or two dashes stand for cents that are none, as in {@code 10.-} and {@code 10,--}, their place; 0 elsewhere. */
    private int beforeNoCents() {
        int end = to;
        while (end > from && end > to - 2 && minus(c[end - 1])) {
            end--;
        }
        boolean sign = end < to && end - 1 > from && (c[end - 1] == '.' || c[end - 1] == ',');
        return sign && digit(c[end - 2]) ? end : 0;
    }

    private boolean isShort() {
        return currency != null && SHORT.contains(currency.toUpperCase(Locale.ROOT));
    }

    /** A symbol, with up to two letters of its country, or a known code. */
    private boolean takeCurrency(int start, int end) {
        if (currency != null || end == start || end - start > 3) {
            return false;
        }
        String text = new String(c, start, end - start);
        boolean symbol = symbol(text.charAt(0)) || symbol(text.charAt(text.length() - 1));
        if (!symbol && !CURRENCIES.contains(text.toUpperCase(Locale.ROOT))) {
            return false;
        }
        currency = text;
        return true;
    }

    private boolean copyDigits(DecimalSign sign) {
        int whole = from;
        while (whole < to && c[whole] != sign.decimal && c[whole] != 'e' && c[whole] != 'E') {
            whole++;
        }
        if (!copyGroups(whole, sign)) {
            return false;
        }
        for (int i = whole; i < to; i++) {
            boolean decimal = i == whole && c[i] == sign.decimal;
            boolean exponent = c[i] == 'e' || c[i] == 'E' || (c[i] == '-' || c[i] == '+') && (c[i - 1] | 32) == 'e';
            if (!decimal && !exponent && !digit(c[i])) {
                return false;
            }
            plain[used++] = decimal ? '.' : c[i];
        }
        return used > 0;
    }

    /** Digits in one run, or parted by one sign into a first group, groups of two or of three, and a last one of three. */
    private boolean copyGroups(int end, DecimalSign sign) {
        char parting = 0;
        int group = 0;
        int inner = 0;
        for (int i = from; i < end; i++) {
            if (digit(c[i])) {
                plain[used++] = c[i];
                group++;
                continue;
            }
            char ch = Characters.blank(c[i]) ? ' ' : c[i] == '\u2019' ? '\'' : c[i];
            boolean first = parting == 0;
            boolean known = ch == sign.thousands || ch == ' ' || ch == '\'';
            boolean fits = first ? group >= 1 && group <= 3 && plain[0] != '0' : group == 3 || group == 2;
            if (!known || !fits || !first && (ch != parting || inner != 0 && inner != group)) {
                return false;
            }
            inner = first ? 0 : group;
            parting = ch;
            group = 0;
        }
        return parting == 0 || group == 3;
    }

    private static boolean digit(char ch) {
        return ch >= '0' && ch <= '9';
    }

    private static boolean minus(char ch) {
        return ch == '-' || ch == '\u2212' || ch == '\u2013';
    }

    private static boolean symbol(char ch) {
        return Character.getType(ch) == Character.CURRENCY_SYMBOL;
    }

    private static Set<String> currencies() {
        Set<String> codes = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));
        codes.addAll(SHORT);
        return Set.copyOf(codes);
    }
}
