// purpose: delete records that imports did not take, and values in their profiles
// params: seqs
// rows: none
UNWIND $seqs AS seq
MATCH (i:Import {seq: seq})
OPTIONAL MATCH (i)-[:REJECTED|KEPT]->(r:Rejection|KeptRows)
DETACH DELETE r
WITH DISTINCT i
MATCH (i)-[:TELLS]->(f:Fact)
WHERE f.top IS NOT NULL
SET f.top = [], f.topCounts = []
