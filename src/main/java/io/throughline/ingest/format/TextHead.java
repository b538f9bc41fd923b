package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;

/**
 * The beginning of a text, by which its layout is recognised.
 *
 * @param before blanks and blank lines
 * @param text from the first character that is not blank, which is there
 * @param whole whether the text ends here
 */
record TextHead(String before, String text, boolean whole) {
    /** Empty where there is nothing but blanks. */
    static TextHead of(String all, boolean whole) {
        int start = 0;
        while (start < all.length() && (all.charAt(start) == '\ufeff' || Characters.blank(all.charAt(start)))) {
            start++;
        }
        return new TextHead(all.substring(0, start), all.substring(start), whole);
    }
}
