// purpose: drop names that no import uses and nobody has described, and departments that answer for nothing and nobody has named; what an import marks as a conversion is known until it comes again
// params: touchpoints, channels, campaigns: codes in use
// rows: none
CALL () {
  // Locked before it is read which imports mark what: one may be leaving.
  MATCH (n:Counter {name: 'store'})
  SET n.settled = true
  WITH n
  MATCH (t:Touchpoint {conversion: true}) WHERE t.described IS NULL AND NOT t.code IN $touchpoints
    AND EXISTS { MATCH (i:Import {state: 'DONE'}) WHERE t.id IN i.marks }
  WITH n, collect(t.id) AS names
  SET n.awaited = coalesce(n.awaited, []) + names
}
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
