// purpose: take a persona away with its transitions and their note
// params: id
// rows: none
MATCH (p:Persona {id: $id})
DETACH DELETE p
WITH 1 AS gone
OPTIONAL MATCH ()-[r:TRANSITION {persona: $id}]->()
DELETE r
WITH DISTINCT gone
MATCH (n:TransitionsAsOf {persona: $id})
DELETE n
