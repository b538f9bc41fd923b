package io.throughline.ingest.batch;

import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.Reserved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which touchpoints convert, and how flags and touchpoints went together in this import. */
final class ConversionFlags {
    private static final int SHOWN = 5;

    /** Rows and flagged rows of one touchpoint. */
    private static final class Flags {
        private long rows;
        private long flagged;
    }

    private final ImportSession session;
    private final ConversionRows rule;
    private final Set<String> marked;
    private final Set<String> markedHere = new HashSet<>();
    private final Set<String> markedBefore;
    private final Map<String, Flags> flags = new TreeMap<>();

    ConversionFlags(ImportSession session, ConversionRows rule, List<String> conversions) {
        this.session = session;
        this.rule = rule;
        this.marked = new HashSet<>(session.conversions());
        conversions.forEach(this::mark);
        this.markedBefore = Set.copyOf(marked);
    }

    /**
     * Whether a flagged row of this touchpoint is followed by a derived conversion; marks what the flag makes a conversion. One that only others mark does not
     * count: the mark may leave with them, the flag stays, and until then a cut takes both for one.
     */
    boolean derives(String touchpoint) {
        if (markedHere.contains(touchpoint)) {
            return false;
        }
        if (rule == ConversionRows.SELF || touchpoint.equals(Reserved.CONVERSION)) {
            mark(touchpoint);
            return false;
        }
        return true;
    }

    boolean converts(String touchpoint) {
        return marked.contains(touchpoint);
    }

    void mark(String touchpoint) {
        marked.add(touchpoint);
        if (markedHere.add(touchpoint)) {
            session.markConversion(touchpoint);
        }
    }

    void count(String touchpoint, long rows, long flagged) {
        Flags counts = flags.computeIfAbsent(touchpoint, t -> new Flags());
        counts.rows += rows;
        counts.flagged += flagged;
    }

    /** What to look at: touchpoints that are always flagged, or under SELF not always. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        flags.forEach((touchpoint, counts) -> {
            if (counts.flagged == 0 || markedBefore.contains(touchpoint) || touchpoint.equals(Reserved.CONVERSION)) {
                return;
            }
            if (rule == ConversionRows.SELF && counts.flagged < counts.rows) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%,d of the %,d rows at '%s' are not flagged, yet conversion-rows=SELF makes all of them conversions.",
                        counts.rows - counts.flagged,
                        counts.rows,
                        touchpoint));
            } else if (rule == ConversionRows.AFTER && counts.flagged == counts.rows) {
                notes.add(String.format(
                        Locale.ROOT,
                        "All %,d rows at '%s' are flagged as conversions; conversion-rows=SELF would make '%s' itself the conversion.",
                        counts.rows,
                        touchpoint,
                        touchpoint));
            }
        });
        int more = notes.size() - SHOWN;
        if (more <= 0) {
            return notes;
        }
        List<String> first = new ArrayList<>(notes.subList(0, SHOWN));
        first.add("The same holds for " + more + " more touchpoints.");
        return first;
    }
}
