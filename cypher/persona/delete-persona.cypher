// purpose: take a persona away with its transitions and their note
// params: id
// rows: one where there was a persona
MATCH (p:Persona {id: $id})
DETACH DELETE p
WITH 1 AS gone
OPTIONAL MATCH ()-[r:TRANSITION {persona: $id}]->()
DELETE r
WITH DISTINCT gone
OPTIONAL MATCH (n:TransitionsAsOf {persona: $id})
DELETE n
RETURN DISTINCT gone
