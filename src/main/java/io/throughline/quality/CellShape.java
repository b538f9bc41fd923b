package io.throughline.quality;

/** Reads one cell in a single pass: the hash of its pattern, and what it looks like. Reused from cell to cell. */
final class CellShape {
    private static final int DIGIT = 1;
    private static final int LETTER = 2;
    private static final int DOT = 4;
    private static final int COMMA = 8;
    private static final int SIGN = 16;
    private static final int AT = 32;
    private static final int DATE_SIGN = 64;
    private static final int OTHER = 128;
    private static final int MOST_DIGITS = 15;
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final long START = 0xCBF29CE484222325L;
    private static final double[] TENS = new double[MOST_DIGITS + 1];
    private static final byte[] KINDS = new byte[128];
    private static final char[] PATTERNS = new char[128];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = Double.parseDouble("1e" + i);
        }
        for (char c = 0; c < KINDS.length; c++) {
            KINDS[c] = (byte) kindOf(c);
            PATTERNS[c] = c >= '0' && c <= '9' ? '9' : c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : c;
        }
    }

    long patternHash;
    CellType type = CellType.TEXT;
    /** Where the type is a number. */
    double number;

    private int digits;
    private int dots;
    private int commas;
    private int lastMark;

    /** What tells texts apart: four characters a step. */
    static long hash(char[] chars, int from, int to) {
        long hash = START ^ (to - from);
        int i = from;
        for (; i + 4 <= to; i += 4) {
            long four = chars[i] | (long) chars[i + 1] << 16 | (long) chars[i + 2] << 32 | (long) chars[i + 3] << 48;
            hash = (hash ^ four) * PRIME;
            hash ^= hash >>> 32;
        }
        for (; i < to; i++) {
            hash = (hash ^ chars[i]) * PRIME;
        }
        return mix(hash);
    }

    /** Reads the cell; it is not empty. */
    void read(char[] chars, int from, int to) {
        long form = START;
        int kinds = 0;
        digits = 0;
        dots = 0;
        commas = 0;
        lastMark = -1;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            form = (form ^ pattern(c)) * PRIME;
            int kind = c < 128 ? KINDS[c] & 0xFF : OTHER;
            kinds |= kind;
            digits += kind == DIGIT ? 1 : 0;
            if (kind == DOT || kind == COMMA) {
                dots += kind == DOT ? 1 : 0;
                commas += kind == COMMA ? 1 : 0;
                lastMark = i;
            }
        }
        patternHash = mix(form);
        type = typeOf(kinds, chars, from, to);
    }

    /** The letter that stands for a character in a pattern. */
    static char pattern(char c) {
        if (c < 128) {
            return PATTERNS[c];
        }
        return Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '9' : c;
    }

    private CellType typeOf(int kinds, char[] chars, int from, int to) {
        if ((kinds & AT) != 0) {
            return isAddress(chars, from, to) ? CellType.EMAIL : CellType.TEXT;
        }
        if ((kinds & DIGIT) == 0) {
            return CellType.TEXT;
        }
        if ((kinds & ~(DIGIT | SIGN | DOT | COMMA)) == 0 && isNumber(chars, from, to)) {
            return dots + commas == 0 ? CellType.INTEGER : CellType.DECIMAL;
        }
        boolean dated = (kinds & (SIGN | DATE_SIGN | DOT)) != 0 && digits >= 6 || digits >= 14;
        return dated && WrittenDay.begins(chars, from, to) ? CellType.TIME : CellType.TEXT;
    }

    private boolean isNumber(char[] chars, int from, int to) {
        boolean signed = chars[from] == '-' || chars[from] == '+';
        int start = signed ? from + 1 : from;
        boolean marked = dots + commas == 1;
        int decimals = marked ? to - lastMark - 1 : 0;
        if (dots + commas > 1
                || digits > MOST_DIGITS
                || to - start != digits + dots + commas
                || commas == 1 && (decimals < 1 || decimals > 2)) {
            return false;
        }
        long whole = 0;
        for (int i = start; i < to; i++) {
            if (i != lastMark) {
                whole = whole * 10 + (chars[i] - '0');
            }
        }
        double size = whole / TENS[decimals];
        number = chars[from] == '-' ? -size : size;
        return true;
    }

    private static boolean isAddress(char[] chars, int from, int to) {
        int at = -1;
        int dot = -1;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c == '@' && at >= 0 || c <= ' ') {
                return false;
            }
            at = c == '@' ? i : at;
            dot = c == '.' ? i : dot;
        }
        return at > from && dot > at + 1 && dot < to - 1;
    }

    private static int kindOf(char c) {
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        return switch (c) {
            case '.' -> DOT;
            case ',' -> COMMA;
            case '-', '+' -> SIGN;
            case '@' -> AT;
            case ':', '/' -> DATE_SIGN;
            default -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ? LETTER : OTHER;
        };
    }

    /** Source: the finalizer of MurmurHash3, Austin Appleby, public domain. */
    private static long mix(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }
}
