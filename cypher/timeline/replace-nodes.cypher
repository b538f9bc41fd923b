// purpose: one packed timeline in place of all a customer has, or none; customers left with nothing go
// params: rows: ordinal, packed: properties or null
// rows: none
UNWIND $rows AS row
MATCH (c:Customer {ordinal: row.ordinal})
CALL (c) {
  MATCH (c)-[:DID]->(t:Timeline)
  DETACH DELETE t
}
FOREACH (properties IN CASE WHEN row.packed IS NULL THEN [] ELSE [row.packed] END |
  CREATE (c)-[:DID]->(t:Timeline:Packed)
  SET t = properties)
WITH c, row
WHERE row.packed IS NULL AND NOT EXISTS { (c)-[:DID|SAID]->() }
DETACH DELETE c
