// purpose: make what is remembered of a figure these points, one a calendar unit; seq is the version of the data that told them
// params: id, points: from, to, value, low, high, n; version
// rows: none
MATCH (k:Kpi {id: $id})
CALL (k) {
  MATCH (old:KpiValue)-[:OF]->(k)
  DETACH DELETE old
}
UNWIND $points AS point
CREATE (v:KpiValue)-[:OF]->(k)
SET v = point, v.seq = $version
