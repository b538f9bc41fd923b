// purpose: give packed timelines other content; those left with nothing go, and customers with them
// params: rows: ordinal, packed: properties or null
// rows: none
UNWIND $rows AS row
MATCH (c:Customer {ordinal: row.ordinal})-[:DID]->(t:Packed)
FOREACH (properties IN CASE WHEN row.packed IS NULL THEN [] ELSE [row.packed] END | SET t = properties)
WITH c, t, row WHERE row.packed IS NULL
DETACH DELETE t
WITH c WHERE NOT EXISTS { (c)-[:DID|SAID]->() }
DETACH DELETE c
