package io.throughline;

import io.throughline.index.IndexFile;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.ErasureStore;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.RecordAccount;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import io.throughline.store.folder.DataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Erases a person in a process of its own, telling on standard output how far it is, so that another process can end it there. */
final class UnfinishedErasure {
    static final String PERSON = "ZQXW-7731-KVJ-PERSON";
    static final String MAIL = "quixotica@erased.example";
    static final int ROWS = 400;
    static final String ERASING = "erasing";
    static final String ERASED = "erased";

    private UnfinishedErasure() {}

    /** @param arguments folder of the store */
    public static void main(String[] arguments) {
        TestDatabase database = TestDatabase.at(Path.of(arguments[0]));
        for (int i = 0; i < ROWS; i++) {
            Rows.take(database.imports(), "shop", Rows.batch(PERSON + " " + i + " look", "other " + i + " look"));
        }
        try (ImportSession session = database.imports().open("crm", false, true)) {
            session.writeEvidence(List.of(new EvidenceRow(PERSON, "customer", "email", MAIL, false, 1, 1, 1)));
            session.finish("crm", RecordAccount.of(1), List.of());
        }
        JourneyIndex index = index(database);
        index.refresh();
        index.save();
        tell(ERASING);
        ErasureStore store = database.bean(ErasureStore.class);
        var unused = store.erase(
                () -> new ErasureStore.Person(List.of(PERSON), List.of(new Identifier("email", MAIL))),
                "test",
                "Kim",
                "asked");
        tell(ERASED);
        store.wipe();
        LockSupport.parkNanos(60_000_000_000L);
    }

    static JourneyIndex index(TestDatabase database) {
        return new JourneyIndex(
                database.timelines(),
                new IndexFile(database.bean(DataFolder.class).indexFile(), line -> {}));
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
