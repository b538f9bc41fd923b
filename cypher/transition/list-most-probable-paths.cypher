// purpose: the most probable ways through the graph that visit no step twice, however long; complete down to the probability `least`
// params: persona: id, empty for everyone; from: a touchpoint or START; to: a touchpoint or ENDED, null for any conversion; least: above 0; k
// rows: steps, probability
MATCH (a)-[t:TRANSITION {persona: $persona}]->(b)
WHERE t.probability >= $least
WITH collect({from: a, to: b, p: t.probability}) AS transitions
MATCH (first)
WHERE (first:Start AND $from = 'START') OR (first:Touchpoint AND first.id = $from)
WITH reduce(
  found = {shorter: [], longest: [{way: [first], p: 1.0}]}, length IN range(1, size(transitions)) |
  CASE WHEN found.longest = [] THEN found ELSE {
    shorter: found.shorter + found.longest,
    longest: reduce(longer = [], x IN found.longest |
      longer + [t IN transitions
        WHERE t.from = last(x.way) AND NOT t.to IN x.way AND x.p * t.p >= $least |
        {way: x.way + t.to, p: x.p * t.p}])
  } END) AS found
UNWIND found.shorter + found.longest AS x
WITH x.way AS way, last(x.way) AS b, x.p AS probability
WHERE size(way) > 1 AND ((b:End AND $to = 'ENDED') OR (b:Touchpoint AND ($to = b.id OR ($to IS NULL AND b.conversion))))
WITH [n IN way | CASE WHEN n:Start THEN 'START' WHEN n:End THEN 'ENDED' ELSE n.id END] AS steps, probability
RETURN steps, probability
ORDER BY probability DESC, steps
LIMIT $k
