// purpose: take a cleared map away, with its versions, its opportunities and what was said of it
// params: id
// rows: none
MATCH (m:Map {id: $id})
CALL (m) {
  MATCH (v:MapVersion {map: m.id})
  DETACH DELETE v
}
CALL (m) {
  MATCH (o:Opportunity {map: m.id})
  DETACH DELETE o
}
CALL (m) {
  MATCH (a:Anchor {map: m.id})
  OPTIONAL MATCH (a)<-[:ON]-(c:Comment)
  DETACH DELETE c, a
}
DETACH DELETE m
