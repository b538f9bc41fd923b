// purpose: write new and changed transitions
// params: persona, transitions: from, to, figures
// rows: none
MERGE (s:Start {name: 'START'})
MERGE (e:End {name: 'ENDED'})
WITH s, e
UNWIND $transitions AS row
OPTIONAL MATCH (f:Touchpoint {id: row.from})
OPTIONAL MATCH (t:Touchpoint {id: row.to})
WITH row, CASE row.from WHEN 'START' THEN s ELSE f END AS a, CASE row.to WHEN 'ENDED' THEN e ELSE t END AS b
WHERE a IS NOT NULL AND b IS NOT NULL
MERGE (a)-[r:TRANSITION {persona: $persona}]->(b)
SET r += row.figures
