package io.throughline.ingest.text;

/** A single amount, not one of a column. */
public final class WrittenAmount {
    private WrittenAmount() {}

    /** The number written there with a decimal point, thousands and currency allowed; NaN where it is none. */
    public static double read(String text) {
        char[] c = text.strip().toCharArray();
        double plain = Numbers.read(c, 0, c.length);
        return Double.isNaN(plain) && c.length > 0
                ? new WrittenNumber().read(c, 0, c.length, DecimalSign.POINT)
                : plain;
    }
}
