// purpose: the transition graph as it stands
// params: persona: id, empty for everyone
// rows: from, to (START and ENDED as ids), and the edge's figures
MATCH (a)-[e:TRANSITION {persona: $persona}]->(b)
RETURN CASE WHEN a:Start THEN 'START' ELSE a.id END AS from, CASE WHEN b:End THEN 'ENDED' ELSE b.id END AS to,
       e.count AS count, e.probability AS probability, e.journeys AS journeys, e.converted AS converted,
       e.medianSeconds AS medianSeconds, e.p90Seconds AS p90Seconds
ORDER BY from, to
