// purpose: delete records that imports did not take, and values in their profiles
// params: seqs
// rows: seq, how many rows, of how many columns, those with any
UNWIND $seqs AS seq
MATCH (i:Import {seq: seq})
CALL (i) {
  OPTIONAL MATCH (i)-[:REJECTED]->(r:Rejection)
  WITH collect(r) AS rejections
  FOREACH (r IN rejections | DETACH DELETE r)
  RETURN size(rejections) AS rejected
}
CALL (i) {
  OPTIONAL MATCH (i)-[:KEPT]->(k:KeptRows)
  WITH collect(k) AS all, coalesce(sum(k.rows), 0) AS kept
  FOREACH (k IN all | DETACH DELETE k)
  RETURN kept
}
CALL (i) {
  OPTIONAL MATCH (i)-[:TELLS]->(f:Fact) WHERE size(f.top) > 0
  WITH collect(f) AS facts
  FOREACH (f IN facts | SET f.top = [], f.topCounts = [])
  RETURN size(facts) AS columns
}
WITH seq, CASE WHEN kept > rejected THEN kept ELSE rejected END AS rows, columns
WHERE rows > 0 OR columns > 0
RETURN seq, rows, columns
ORDER BY seq
