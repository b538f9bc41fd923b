// purpose: delete some of what an import's customers said, and customers left with nothing
// params: seq, most: how many voices
// rows: timelines: how many there were
MATCH (v:Voice {import: $seq})
WITH v LIMIT $most
CALL (v) {
  OPTIONAL MATCH (c:Customer)-[:SAID]->(v)
  DETACH DELETE v
  WITH c
  WHERE c IS NOT NULL AND NOT EXISTS { (c)-[:DID|SAID]->() }
  DETACH DELETE c
}
RETURN count(*) AS timelines
