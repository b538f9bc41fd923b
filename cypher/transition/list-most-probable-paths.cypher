// purpose: the most probable ways of at most 8 transitions through the graph that visit no step twice; complete down to the probability `least`
// params: persona: id, empty for everyone; from: a touchpoint or START; to: a touchpoint or ENDED, null for any conversion; least: above 0; k
// rows: steps, probability
MATCH (a)
WHERE (a:Start AND $from = 'START') OR (a:Touchpoint AND a.id = $from)
WITH [] AS found, [{way: [a], p: 1.0}] AS level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND CASE level WHEN [] THEN [null] ELSE level END AS x
WITH found, x, last(x.way) AS here
OPTIONAL MATCH (here)-[r:TRANSITION {persona: $persona}]->(next)
WHERE NOT next IN x.way AND x.p * r.probability >= $least
WITH found, collect(CASE WHEN next IS NULL THEN null ELSE {way: x.way + next, p: x.p * r.probability} END) AS level
WITH found + level AS found, level
UNWIND found AS x
WITH x.way AS way, last(x.way) AS b, x.p AS probability
WHERE (b:End AND $to = 'ENDED') OR (b:Touchpoint AND ($to = b.id OR ($to IS NULL AND b.conversion)))
WITH [n IN way | CASE WHEN n:Start THEN 'START' WHEN n:End THEN 'ENDED' ELSE n.id END] AS steps, probability
RETURN steps, probability
ORDER BY probability DESC, steps
LIMIT $k
