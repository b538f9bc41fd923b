// purpose: delete what an import brought, and customers left with nothing
// params: seq
// rows: none
MATCH (t:Timeline {import: $seq})
CALL (t) {
  MATCH (c:Customer)-[:DID]->(t)
  DETACH DELETE t
  WITH c
  WHERE NOT EXISTS { (c)-[:DID]->() }
  OPTIONAL MATCH (i:Identifier)-[:IDENTIFIES]->(c)
  DETACH DELETE i, c
} IN TRANSACTIONS OF 2000 ROWS
