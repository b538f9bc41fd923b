package io.throughline.ingest.batch;

import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.KeptRows;
import io.throughline.journey.KeptRows.Gatherer;
import io.throughline.journey.KeptRows.Original;
import io.throughline.journey.RecordAccount.Fate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The records of an import that are not taken, as they came; the first of each fate. */
public final class UntakenRows {
    private static final String LOOKED_UP = "only looked up";

    private final Map<Fate, Gatherer> gatherers = new EnumMap<>(Fate.class);

    /** @param most records of each fate */
    public UntakenRows(int most) {
        for (Fate fate : Fate.values()) {
            gatherers.put(fate, new Gatherer(fate, most));
        }
    }

    /** @param original asked for only where the record is kept */
    public void add(Fate fate, String reason, Supplier<Original> original, Supplier<String> head) {
        Gatherer gatherer = gatherers.get(fate);
        if (gatherer != null && !gatherer.isFull()) {
            gatherer.add(original.get(), reason, head);
        }
    }

    /** Keeps a record that contradicts what is stored. */
    public void addContradicting(Supplier<Original> original, Supplier<String> head) {
        add(Fate.REJECTED, RecordFates.CONTRADICTS, original, head);
    }

    /** Keeps a record that others look something up in, such as the users of tickets, beside those that are kept. @param head of its file */
    public void addLookedUp(Original original, String head) {
        for (Gatherer gatherer : gatherers.values()) {
            if (gatherer.rows() > 0) {
                gatherer.add(original, LOOKED_UP, () -> head);
            }
        }
    }

    /** Gives all to the session; returns what to say of those that are too many. */
    public List<String> finish(ImportSession session) {
        List<String> notes = new ArrayList<>();
        gatherers.forEach((fate, gatherer) -> {
            boolean full = gatherer.isFull();
            Optional<KeptRows> kept = gatherer.finish();
            kept.ifPresent(session::keep);
            if (full && kept.isPresent()) {
                notes.add(String.format(
                        Locale.ROOT,
                        "Of the records %s the first %,d are kept as they came.",
                        said(fate),
                        kept.get().rows()));
            }
        });
        return notes;
    }

    private static String said(Fate fate) {
        return switch (fate) {
            case LEFT_OUT -> "left out";
            case DUPLICATE -> "repeated";
            case REJECTED -> "rejected";
        };
    }
}
