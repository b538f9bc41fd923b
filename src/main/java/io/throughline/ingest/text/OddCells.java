package io.throughline.ingest.text;

import io.throughline.journey.Names;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cells of one optional column that bring nothing, counted, with the first as an example. */
public final class OddCells {
    private final String column;
    private final String verdict;
    private long count;
    private @Nullable String example;

    /** @param verdict the end of the sentence about them, such as {@code hold a word for nothing; they are missing} */
    OddCells(String column, String verdict) {
        this.column = column;
        this.verdict = verdict;
    }

    /** Cells that hold a word for nothing, such as NULL. */
    public static OddCells empty(String column) {
        return new OddCells(column, "hold a word for nothing and count as empty");
    }

    /** Cells that seem to hold several values, of which not all can be told. */
    public static OddCells severalIn(String column) {
        return new OddCells(column, "seem to hold several; where one of them is none, the cell was taken as one");
    }

    /** Values of an identifier that nobody can be known by. @param kind of the identifier */
    public static OddCells tooLong(String kind) {
        return new OddCells(
                "identifier." + kind, "are longer than " + Names.LONGEST + " characters; nobody is known by them");
    }

    public void add(char[] c, int from, int to) {
        if (count++ == 0) {
            example = new String(c, from, Math.min(to - from, 60));
        }
    }

    long count() {
        return count;
    }

    public void tell(List<String> notes) {
        if (count > 0) {
            notes.add(String.format(Locale.ROOT, "%,d cells of %s such as '%s' %s.", count, column, example, verdict));
        }
    }
}
