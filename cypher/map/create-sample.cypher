// purpose: create the maps of the sample market without what stands on them, with their KPIs, opportunities and departments, unless there is any map
// params: maps, kpis, opportunities, departments: properties of each; owners: id of a KPI, department
// rows: created: how many maps; none where there is a map
OPTIONAL MATCH (known:Map)
WITH count(known) AS there
WHERE there = 0
CALL () {
  UNWIND $departments AS row
  MERGE (d:Department {id: row.id})
  ON CREATE SET d.name = row.name, d.sample = true
}
CALL () {
  UNWIND $kpis AS row
  MERGE (k:Kpi {id: row.id})
  ON CREATE SET k += row
}
CALL () {
  UNWIND $owners AS row
  MATCH (k:Kpi {id: row.id})
  MERGE (d:Department {id: row.department})
  ON CREATE SET d.name = row.department
  MERGE (k)-[:OWNED_BY]->(d)
}
CALL () {
  UNWIND $opportunities AS row
  MERGE (o:Opportunity {id: row.id})
  ON CREATE SET o += row
}
UNWIND $maps AS row
CREATE (m:Map)
SET m = row
WITH count(m) AS created
WHERE created > 0
RETURN created
