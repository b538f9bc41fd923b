package io.throughline.ingest.text;

/** The sign before the decimals of a column's numbers; the other one may part thousands. */
public enum DecimalSign {
    POINT('.', ','),
    COMMA(',', '.');

    final char decimal;
    final char thousands;

    DecimalSign(char decimal, char thousands) {
        this.decimal = decimal;
        this.thousands = thousands;
    }
}
