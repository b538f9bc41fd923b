package io.throughline.quality;

/** The cells of a row, without blanks around them. */
public interface RowCells {
    String text(int column);

    int length(int column);
}
