// purpose: write the design of a map that has none
// params: id, steps, edges: from, to, order; allowed
// rows: none
MATCH (m:Map {id: $id})
CALL (m) {
  UNWIND $allowed AS one
  CREATE (m)-[:ALLOWS]->(a:Allowed)
  SET a = one
}
CALL (m) {
  UNWIND $steps AS step
  CREATE (m)-[:PLANS]->(d:DesignStep)
  SET d = step
  WITH m, d
  OPTIONAL MATCH (t:Touchpoint {id: d.touchpoint})
  OPTIONAL MATCH (m)-[:HAS]->(s:MapStage {id: d.stage})
  WITH d, coalesce(t, s) AS is WHERE is IS NOT NULL
  CREATE (d)-[:IS]->(is)
}
UNWIND $edges AS edge
MATCH (m)-[:PLANS]->(a:DesignStep {id: edge.from})
MATCH (m)-[:PLANS]->(b:DesignStep {id: edge.to})
CREATE (a)-[:THEN {order: edge.order}]->(b)
