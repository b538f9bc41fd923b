// purpose: take a decision back, and identifiers that nothing tells of any more
// params: id
// rows: id, where there was one
MATCH (a:Identifier)-[d:DECIDED {id: $id}]->(b:Identifier)
DELETE d
WITH a, b
UNWIND [a, b] AS i
WITH i, NOT EXISTS { (i)-[:SAME_AS|DECIDED]-() } AS lone
FOREACH (one IN CASE WHEN lone THEN [i] ELSE [] END | DETACH DELETE one)
RETURN DISTINCT $id AS id
