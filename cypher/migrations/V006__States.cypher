// purpose: find imports that are not finished without a look at every import
// params: none
// rows: none
CREATE INDEX import_state IF NOT EXISTS FOR (i:Import) ON (i.state);
CALL db.awaitIndexes(300);
