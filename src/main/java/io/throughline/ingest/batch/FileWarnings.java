package io.throughline.ingest.batch;

import io.throughline.ingest.text.Forms;
import io.throughline.journey.InteractionBatch;
import java.util.List;

/** What a sender of a file should look at: odd names, crowded minutes, cells that do not fit their column. */
final class FileWarnings {
    private final NameWarnings names = new NameWarnings();
    private final NobodyNames nobody;
    private final CrowdedMinutes minutes = new CrowdedMinutes();
    private final ColumnReadings columns;

    FileWarnings(Forms forms, NobodyNames nobody) {
        this.nobody = nobody;
        columns = new ColumnReadings(forms);
    }

    /** Looks at a part on its way to the store. */
    void look(InteractionBatch batch) {
        nobody.look(batch);
        names.look(batch);
        minutes.look(batch);
        columns.look(batch);
    }

    void tell(List<String> notes) {
        names.tell(notes);
        minutes.tell(notes);
        columns.tell(notes);
    }
}
