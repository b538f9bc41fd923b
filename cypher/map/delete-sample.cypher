// purpose: take away the maps of the sample market that nobody has edited since, with their KPIs
// params: none
// rows: none
MATCH (m:Map {by: 'sample'})
CALL (m) {
  MATCH (m)-[:HAS|PLANS|ALLOWS]->(part)
  OPTIONAL MATCH (part)-[:AIMS_AT|FEELS|NAMES]->(detail)
  OPTIONAL MATCH (part)<-[:MEASURES]-(k:Kpi {revision: 0})
  DETACH DELETE detail, k, part
}
CALL (m) {
  MATCH (o:Opportunity {map: m.id})
  DETACH DELETE o
}
CALL (m) {
  MATCH (v:MapVersion {map: m.id})
  DETACH DELETE v
}
DETACH DELETE m
WITH count(*) AS gone
MATCH (d:Department {sample: true})
WHERE NOT (d)<-[:OWNED_BY]-()
DETACH DELETE d
