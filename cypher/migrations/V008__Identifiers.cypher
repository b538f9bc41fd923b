// purpose: find identifiers by kind and value, and evidence by its import
// params: none
// rows: none
CREATE CONSTRAINT identifier_key IF NOT EXISTS FOR (i:Identifier) REQUIRE i.key IS UNIQUE;
CREATE INDEX evidence_import IF NOT EXISTS FOR ()-[s:SAME_AS]-() ON (s.import);
CALL db.awaitIndexes(300);
