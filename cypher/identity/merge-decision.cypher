// purpose: keep what somebody decided of two identifiers, in place of what was decided of them before
// params: id, joins, author, reason, at, a and b: key, kind, value
// rows: none
MERGE (a:Identifier {key: $a.key})
ON CREATE SET a.kind = $a.kind, a.value = $a.value
MERGE (b:Identifier {key: $b.key})
ON CREATE SET b.kind = $b.kind, b.value = $b.value
WITH a, b
OPTIONAL MATCH (a)-[before:DECIDED]-(b)
WHERE before.id <> $id
DELETE before
WITH DISTINCT a, b
MERGE (a)-[d:DECIDED {id: $id}]->(b)
SET d.joins = $joins, d.author = $author, d.reason = $reason, d.at = $at
