// purpose: one mapping a name
// params: none
// rows: none
CREATE CONSTRAINT mapping_name IF NOT EXISTS FOR (m:Mapping) REQUIRE m.name IS UNIQUE;
CALL db.awaitIndexes(300);
