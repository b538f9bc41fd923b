// purpose: drop transitions that nobody takes any more
// params: persona, transitions: from, to
// rows: none
UNWIND $transitions AS row
MATCH (a)-[r:TRANSITION {persona: $persona}]->(b)
WHERE CASE WHEN a:Start THEN 'START' ELSE a.id END = row.from AND CASE WHEN b:End THEN 'ENDED' ELSE b.id END = row.to
DELETE r
