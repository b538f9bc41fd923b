// purpose: one packed timeline in place of all a customer has
// params: rows: ordinal, packed: properties
// rows: none
UNWIND $rows AS row
MATCH (c:Customer {ordinal: row.ordinal})
CALL (c) {
  MATCH (c)-[:DID]->(t:Timeline)
  DETACH DELETE t
}
CREATE (c)-[:DID]->(t:Timeline:Packed)
SET t = row.packed
