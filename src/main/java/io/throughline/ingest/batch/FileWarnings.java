package io.throughline.ingest.batch;

import io.throughline.ingest.text.Forms;
import io.throughline.journey.InteractionBatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a sender of a file should look at: odd names, crowded minutes, cells that do not fit their column. */
final class FileWarnings {
    private final NameWarnings names = new NameWarnings();
    private final NobodyNames nobody;
    private final CrowdedMinutes minutes = new CrowdedMinutes();
    private final ColumnReadings columns;
    private final Set<String> unmet;

    /** @param conversions touchpoints that the sender named */
    FileWarnings(Forms forms, NobodyNames nobody, List<String> conversions) {
        this.nobody = nobody;
        columns = new ColumnReadings(forms);
        unmet = new LinkedHashSet<>(conversions);
    }

    /** Looks at a part on its way to the store. */
    void look(InteractionBatch batch) {
        nobody.look(batch);
        names.look(batch);
        minutes.look(batch);
        columns.look(batch);
        unmet.removeAll(Set.copyOf(batch.touchpoints.all()));
    }

    void tell(List<String> notes) {
        names.tell(notes);
        minutes.tell(notes);
        columns.tell(notes);
        if (!unmet.isEmpty()) {
            notes.add("No row of this file is at " + String.join(", ", unmet)
                    + ", named by conversions=; rows of other files there convert, now and later.");
        }
    }
}
