// purpose: say what touchpoints are called, convert and belong to; what is not said stays, and what people said where a sample speaks
// params: rows: id, name, conversion, owner, channel, kind, stage, stageOrder; by: hand or sample
// rows: none
UNWIND $rows AS row
MATCH (t:Touchpoint {id: row.id}) WHERE $by <> 'sample' OR coalesce(t.described, '') <> 'hand'
SET t.described = $by, t.name = coalesce(row.name, t.name), t.conversion = coalesce(row.conversion, t.conversion), t.lasting = CASE WHEN row.conversion IS NOT NULL AND $by = 'hand' THEN true ELSE t.lasting END, t.owner = coalesce(row.owner, t.owner)
WITH t, row
CALL (t, row) {
  WITH t, row WHERE row.channel IS NOT NULL
  OPTIONAL MATCH (t)-[old:ON]->()
  DELETE old
  WITH DISTINCT t, row
  MERGE (c:Channel {name: row.channel})
  SET c.kind = coalesce(row.kind, c.kind)
  CREATE (t)-[:ON]->(c)
}
CALL (t, row) {
  WITH t, row WHERE row.stage IS NOT NULL
  OPTIONAL MATCH (t)-[old:IN]->()
  DELETE old
  WITH DISTINCT t, row
  MERGE (s:Stage {name: row.stage})
  SET s.order = row.stageOrder
  CREATE (t)-[:IN]->(s)
}
CALL (t) {
  WITH t WHERE t.owner IS NOT NULL
  OPTIONAL MATCH (t)-[old:OWNED_BY]->()
  DELETE old
  WITH DISTINCT t
  MERGE (d:Department {id: t.owner})
  ON CREATE SET d.name = t.owner
  CREATE (t)-[:OWNED_BY]->(d)
}
