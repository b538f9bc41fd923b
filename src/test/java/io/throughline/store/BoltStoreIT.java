package io.throughline.store;

/** The same contract where the database is reached over Bolt alone, as a server is. */
class BoltStoreIT
        implements FeedbackContract,
                ImportContract,
                AnyOrderContract,
                SeveralIdsContract,
                EvidenceContract,
                PackingContract,
                PartsContract,
                KpiContract,
                MapContract,
                AuditContract,
                ToldEditsContract {
    private static TestDatabase database;

    @Override
    public synchronized TestDatabase database() {
        if (database == null) {
            database = TestDatabase.shared().sibling();
        }
        return database;
    }
}
