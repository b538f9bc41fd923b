// purpose: what known customers said
// params: rows: ordinal, properties of the voice
// rows: none
UNWIND $rows AS row
MATCH (c:Customer {ordinal: row.ordinal})
CREATE (c)-[:SAID]->(v:Voice)
SET v = row.properties
