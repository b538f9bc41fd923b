// purpose: delete some of what an import brought, and customers left with nothing
// params: seq, most: how many timelines
// rows: timelines: how many there were
MATCH (t:Timeline {import: $seq})
WITH t LIMIT $most
CALL (t) {
  OPTIONAL MATCH (c:Customer)-[:DID]->(t)
  DETACH DELETE t
  WITH c
  WHERE c IS NOT NULL AND NOT EXISTS { (c)-[:DID|SAID]->() }
  DETACH DELETE c
}
RETURN count(*) AS timelines
