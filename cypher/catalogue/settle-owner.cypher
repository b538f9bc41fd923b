// purpose: what a touchpoint names as its owner is the department it is owned by
// params: id
// rows: none
MATCH (t:Touchpoint {id: $id})
OPTIONAL MATCH (t)-[old:OWNED_BY]->()
DELETE old
WITH DISTINCT t WHERE t.owner IS NOT NULL
MERGE (d:Department {id: t.owner})
ON CREATE SET d.name = t.owner
CREATE (t)-[:OWNED_BY]->(d)
