// purpose: find what customers said of being looked at by its import
// params: none
// rows: none
CREATE INDEX consents_import IF NOT EXISTS FOR (c:Consents) ON (c.import);
CALL db.awaitIndexes(300);
