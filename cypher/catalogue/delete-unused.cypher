// purpose: drop names that no import uses and nobody has described, and departments that answer for nothing and nobody has named
// params: touchpoints, channels, campaigns: codes in use
// rows: none
CALL () {
  MATCH (t:Touchpoint) WHERE t.described IS NULL AND NOT t.code IN $touchpoints
  DETACH DELETE t
}
CALL () {
  MATCH (c:Channel) WHERE NOT c.code IN $channels AND NOT EXISTS { (:Touchpoint)-[:ON]->(c) }
  DETACH DELETE c
}
CALL () {
  MATCH (s:Stage) WHERE NOT EXISTS { (:Touchpoint)-[:IN]->(s) }
  DETACH DELETE s
}
CALL () {
  MATCH (d:Department) WHERE d.id = d.name AND NOT EXISTS { ()-[:OWNED_BY]->(d) }
  DETACH DELETE d
}
CALL () {
  MATCH (c:Campaign) WHERE NOT c.code IN $campaigns
  DETACH DELETE c
}
FINISH
