// purpose: take away what stands on a map, so that it can be written anew
// params: id
// rows: none
MATCH (m:Map {id: $id})
OPTIONAL MATCH (m)-[for:FOR]->()
DELETE for
WITH DISTINCT m
OPTIONAL MATCH (m)-[:HAS|PLANS|ALLOWS]->(part)
OPTIONAL MATCH (part)-[:AIMS_AT|FEELS|NAMES]->(detail)
DETACH DELETE detail, part
