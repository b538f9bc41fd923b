// purpose: find evidence by its import
// params: none
// rows: none
CREATE INDEX evidence_import IF NOT EXISTS FOR ()-[s:SAME_AS]-() ON (s.import);
CALL db.awaitIndexes(300);
