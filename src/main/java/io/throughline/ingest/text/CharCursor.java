package io.throughline.ingest.text;

/** A place in a run of characters that moves forward; reused from cell to cell. */
final class CharCursor {
    private char[] c = new char[0];
    private int at;
    private int to;

    void begin(char[] chars, int from, int end) {
        c = chars;
        at = from;
        to = end;
    }

    int place() {
        return at;
    }

    void back(int place) {
        at = place;
    }

    boolean end() {
        return at == to;
    }

    /** The character here; 0 at the end. */
    char peek() {
        return at < to ? c[at] : 0;
    }

    boolean take(char wanted) {
        if (at < to && c[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    void skipBlanks() {
        while (at < to && Characters.blank(c[at])) {
            at++;
        }
    }

    /** How many digits follow. */
    int digits() {
        int end = at;
        while (end < to && c[end] >= '0' && c[end] <= '9') {
            end++;
        }
        return end - at;
    }

    /** Takes this many digits, which are there. */
    int number(int digits) {
        int number = 0;
        for (int end = at + digits; at < end; at++) {
            number = number * 10 + (c[at] - '0');
        }
        return number;
    }

    /** A number of one or two digits; −1 where there is none, or a longer one. */
    int small() {
        int digits = digits();
        return digits == 1 || digits == 2 ? number(digits) : -1;
    }

    /** Whether two digits and a dot follow. */
    boolean dotted() {
        return digits() == 2 && at + 2 < to && c[at + 2] == '.';
    }

    /** How many letters follow. */
    int letters() {
        int end = at;
        while (end < to && Character.isLetter(c[end])) {
            end++;
        }
        return end - at;
    }

    /** Takes the letters that follow where they are this word, whatever their case; it is given in lower case. */
    boolean takeWord(String word) {
        if (letters() != word.length() || !starts(word, word.length())) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** Whether the letters that follow are one of these names, written out or short with three letters or more; accents do not count. */
    boolean isName(String[] names) {
        int length = letters();
        for (int i = 0; length >= 3 && i < names.length; i++) {
            if (length <= names[i].length() && starts(names[i], length)) {
                return true;
            }
        }
        return false;
    }

    void skipLetters() {
        at += letters();
    }

    private boolean starts(String word, int length) {
        for (int i = 0; i < length; i++) {
            if (plain(Character.toLowerCase(c[at + i])) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static char plain(char letter) {
        return switch (letter) {
            case 'ä', 'á', 'à', 'â' -> 'a';
            case 'é', 'è', 'ê' -> 'e';
            case 'í', 'ì' -> 'i';
            case 'û', 'ú' -> 'u';
            case 'ç' -> 'c';
            default -> letter;
        };
    }
}
