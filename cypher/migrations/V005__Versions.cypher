// purpose: find what was imported after a version without a look at every import
// params: none
// rows: none
CREATE INDEX import_version IF NOT EXISTS FOR (i:Import) ON (i.version);
CALL db.awaitIndexes(300);
