package io.throughline.measure;

/** An identity between two figures, each side computed on its own way. */
public record Check(String name, boolean holds, double left, double right) {

    /** Holds when both sides are equal up to {@code tolerance}, relative to the larger side. */
    public static Check of(String name, double left, double right, double tolerance) {
        double scale = Math.max(1, Math.max(Math.abs(left), Math.abs(right)));
        return new Check(name, Math.abs(left - right) <= tolerance * scale, left, right);
    }

    public static Check of(String name, long left, long right) {
        return new Check(name, left == right, left, right);
    }
}
