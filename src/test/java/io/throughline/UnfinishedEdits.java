package io.throughline;

import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.Retention;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;

/** Imports, decides, takes out and lets expire, again and again, in a process of its own that another one can end anywhere. */
final class UnfinishedEdits {
    static final String DONE = "done";
    /** Rows of before this moment are too old. */
    static final int OLD = 100;

    private UnfinishedEdits() {}

    /** @param arguments folder of the store, name of the run */
    public static void main(String[] arguments) {
        TestDatabase database = TestDatabase.at(Path.of(arguments[0]));
        IdentityStore identity = database.bean(IdentityStore.class);
        Retention retention = database.bean(Retention.class);
        for (int i = 0; ; i++) {
            String name = arguments[1] + "-" + i;
            String id;
            try (ImportSession session = database.imports().open(name, false, true)) {
                session.audit("kim");
                id = Rows.finish(
                                session,
                                Rows.batch("c" + name + " 50 look", "c" + name + " 150 look", "d" + name + " 60 look"))
                        .id();
            }
            identity.decide(
                    new IdentityDecision(
                            name,
                            true,
                            new Identifier("customer", "c" + name),
                            new Identifier("customer", "d" + name),
                            "Kim",
                            "one",
                            Instant.EPOCH),
                    "kim");
            retention.removeOlder(source -> OLD);
            if (i % 2 == 0) {
                database.imports().remove(id, "kim", "removeImport");
                identity.withdraw(name, "kim");
            }
            System.out.println(DONE);
            System.out.flush();
        }
    }
}
