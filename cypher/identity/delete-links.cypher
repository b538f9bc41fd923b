// purpose: delete evidence, and identifiers that nothing tells of any more
// params: ids of relationships
// rows: none
UNWIND $ids AS id
MATCH (a:Identifier)-[s:SAME_AS]->(b:Identifier) WHERE elementId(s) = id
DELETE s
WITH a, b
UNWIND [a, b] AS i
WITH DISTINCT i
WHERE NOT EXISTS { (i)-[:SAME_AS|DECIDED]-() }
DETACH DELETE i
