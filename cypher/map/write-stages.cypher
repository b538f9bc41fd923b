// purpose: write the stages of a map that has none, with all that stands in them
// params: id, personas, stages: stage, goals, feelings, pains
// rows: none
MATCH (m:Map {id: $id})
CALL (m) {
  UNWIND $personas AS persona
  MATCH (p:Persona {id: persona})
  MERGE (m)-[:FOR]->(p)
}
UNWIND $stages AS row
CREATE (m)-[:HAS {order: row.stage.order}]->(s:MapStage)
SET s = row.stage
WITH s, row
CALL (s, row) {
  UNWIND range(0, size(row.stage.touchpoints) - 1) AS place
  MATCH (t:Touchpoint {id: row.stage.touchpoints[place]})
  CREATE (s)-[:COVERS {order: place}]->(t)
}
CALL (s, row) {
  UNWIND row.stage.kpis AS kpi
  MATCH (k:Kpi {id: kpi})
  OPTIONAL MATCH (k)-[old:MEASURES]->()
  DELETE old
  CREATE (k)-[:MEASURES]->(s)
}
CALL (s, row) {
  WITH s, row WHERE row.stage.owner IS NOT NULL
  MERGE (d:Department {id: row.stage.owner})
  ON CREATE SET d.name = row.stage.owner
  CREATE (s)-[:OWNED_BY]->(d)
}
CALL (s, row) {
  UNWIND row.goals AS goal
  CREATE (s)-[:AIMS_AT]->(g:Goal)
  SET g = goal
  WITH g
  MATCH (p:Persona {id: g.persona})
  CREATE (g)-[:OF]->(p)
}
CALL (s, row) {
  UNWIND row.feelings AS feeling
  CREATE (s)-[:FEELS]->(e:Emotion)
  SET e = feeling
  WITH e
  MATCH (p:Persona {id: e.persona})
  CREATE (e)-[:OF]->(p)
}
CALL (s, row) {
  UNWIND row.pains AS pain
  CREATE (s)-[:NAMES]->(p:PainPoint)
  SET p = pain
  WITH s, p
  OPTIONAL MATCH (t:Touchpoint {id: p.at})
  WITH p, coalesce(t, s) AS place
  CREATE (p)-[:AT]->(place)
  WITH p
  MATCH (who:Persona) WHERE who.id IN p.personas
  CREATE (p)-[:HURTS]->(who)
}
