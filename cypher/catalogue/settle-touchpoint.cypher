// purpose: a touchpoint is in one channel and one stage, those that were said last, and owned by the department that it names
// params: id, channel, stage
// rows: none
MATCH (t:Touchpoint {id: $id})
OPTIONAL MATCH (t)-[old:ON|IN|OWNED_BY]->(to)
WHERE old:OWNED_BY OR (old:ON AND to.name <> $channel) OR (old:IN AND to.name <> $stage)
DELETE old
WITH DISTINCT t WHERE t.owner IS NOT NULL
MERGE (d:Department {id: t.owner})
ON CREATE SET d.name = t.owner
CREATE (t)-[:OWNED_BY]->(d)
