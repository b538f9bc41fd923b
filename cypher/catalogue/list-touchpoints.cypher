// purpose: some touchpoints with channel and stage
// params: codes
// rows: code, id, name, channel, kind, stage, stageOrder, owner, conversion, described
UNWIND $codes AS wanted
MATCH (t:Touchpoint {code: wanted})
OPTIONAL MATCH (t)-[:ON]->(c:Channel)
OPTIONAL MATCH (t)-[:IN]->(s:Stage)
RETURN t.code AS code, t.id AS id, t.name AS name, c.name AS channel, c.kind AS kind, s.name AS stage,
       coalesce(s.order, 0) AS stageOrder, t.owner AS owner, t.conversion AS conversion, t.described AS described
ORDER BY code
