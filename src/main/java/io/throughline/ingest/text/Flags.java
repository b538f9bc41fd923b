package io.throughline.ingest.text;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one column of flags: words for yes and no, and numbers in any form, of which every one but 0 is yes. */
public final class Flags {
    private static final Set<String> YES =
            Set.of("true", "t", "yes", "y", "on", "x", "ja", "oui", "si", "s\u00ed", "s\u00ec", "wahr", "vrai", "vero");
    private static final Set<String> NO =
            Set.of("false", "f", "no", "n", "off", "nein", "non", "falsch", "faux", "falso");
    /** Cells that are neither, of those that are no, that a column without a yes may hold: 1 in 100. */
    private static final long TOLERANCE = 100;

    private static final int LONGEST = 24;

    private static final Set<String> GRANTED =
            Set.of("granted", "grant", "accepted", "given", "allowed", "opt-in", "opt_in", "opted in", "optin");
    private static final Set<String> REFUSED = Set.of(
            "refused",
            "denied",
            "declined",
            "rejected",
            "withdrawn",
            "revoked",
            "opt-out",
            "opt_out",
            "opted out",
            "optout");

    private final String column;
    private final Set<String> alsoYes;
    private final Set<String> alsoNo;
    private final OddCells empty;
    private final OddCells unknown;
    private final WrittenNumber written = new WrittenNumber();
    private long understood;
    private long granted;

    public Flags(String column) {
        this(column, Set.of(), Set.of(), "are neither yes nor no; they were read as no");
    }

    private Flags(String column, Set<String> alsoYes, Set<String> alsoNo, String verdict) {
        this.column = column;
        this.alsoYes = alsoYes;
        this.alsoNo = alsoNo;
        empty = OddCells.empty(column);
        unknown = new OddCells(column, verdict);
    }

    /** A column that says whether customers consent; words such as granted and refused are understood too, and of numbers 0 and 1 alone: in a code 2 may well be a no. */
    public static Flags ofConsent(String column) {
        return new Flags(column, GRANTED, REFUSED, "neither grant nor refuse; nothing was taken from them");
    }

    /** Whether a single text says yes. */
    public static boolean yes(String text) {
        String word = text.strip();
        return new Flags("").read(word.toCharArray(), 0, word.length());
    }

    /** Whether a cell that is not blank says yes. */
    public boolean read(char[] c, int from, int to) {
        return Boolean.TRUE.equals(tell(c, from, to));
    }

    /** What a cell that is not blank says; null where it is neither yes nor no. */
    public @Nullable Boolean tell(char[] c, int from, int to) {
        Boolean said = find(c, from, to);
        granted += Boolean.TRUE.equals(said) ? 1 : 0;
        return said;
    }

    private @Nullable Boolean find(char[] c, int from, int to) {
        understood++;
        if (to - from == 1 && (c[from] == '1' || c[from] == '0')) {
            return c[from] == '1';
        }
        String word = to - from > LONGEST ? "" : new String(c, from, to - from).toLowerCase(Locale.ROOT);
        if (YES.contains(word) || alsoYes.contains(word)) {
            return true;
        }
        if (NO.contains(word) || alsoNo.contains(word)) {
            return false;
        }
        double number = written.readAny(c, from, to);
        boolean code = !alsoYes.isEmpty() && number != 0 && number != 1;
        if (Double.isNaN(number) || code) {
            understood--;
            (!word.isEmpty() && Nothing.is(word) ? empty : unknown).add(c, from, to);
            return null;
        }
        return number != 0;
    }

    /** What the report should say of this column. @throws ImportRefused where no cell was understood, or none says yes and many say neither */
    public List<String> finish() {
        List<String> notes = new ArrayList<>();
        empty.tell(notes);
        unknown.tell(notes);
        boolean odd = alsoYes.isEmpty() ? unknown.count() * TOLERANCE > understood : understood == 0;
        if (granted == 0 && unknown.count() > 0 && odd) {
            throw new ImportRefused("No cell of " + column
                    + (understood == 0 ? " could be understood: " : " says yes: ") + notes.get(notes.size() - 1)
                    + " Write 1 or 0, true or false, yes or no; or drop the column by ignore=" + column + ".");
        }
        return notes;
    }
}
