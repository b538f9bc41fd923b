// purpose: what customers seen for the first time said
// params: rows: customer, ordinal, properties of the voice
// rows: none
UNWIND $rows AS row
CREATE (:Customer {id: row.customer, ordinal: row.ordinal})-[:SAID]->(v:Voice)
SET v = row.properties
