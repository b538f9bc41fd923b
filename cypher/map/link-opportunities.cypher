// purpose: join opportunities to what they name, as the graph holds it now
// params: ids
// rows: none
MATCH (o:Opportunity) WHERE o.id IN $ids
OPTIONAL MATCH (o)-[old:AT|EASES|OWNED_BY]->()
DELETE old
WITH DISTINCT o
CALL (o) {
  MATCH (:Map {id: o.map})-[:HAS]->(s:MapStage {id: o.stage})
  CREATE (o)-[:AT]->(s)
}
CALL (o) {
  MATCH (t:Touchpoint {id: o.touchpoint})
  CREATE (o)-[:AT]->(t)
}
CALL (o) {
  MATCH (p:PainPoint) WHERE p.id IN o.eases
  CREATE (o)-[:EASES]->(p)
}
CALL (o) {
  WITH o WHERE o.owner IS NOT NULL
  MERGE (d:Department {id: o.owner})
  ON CREATE SET d.name = o.owner
  CREATE (o)-[:OWNED_BY]->(d)
}
