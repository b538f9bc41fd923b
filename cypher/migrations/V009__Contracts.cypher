// purpose: one contract a source
// params: none
// rows: none
CREATE CONSTRAINT contract_source IF NOT EXISTS FOR (c:Contract) REQUIRE c.source IS UNIQUE;
CALL db.awaitIndexes(300);
