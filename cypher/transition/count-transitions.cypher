// purpose: count the default definition's transitions from timelines: merge, make order lines one, cut after conversions
// params: from, to (exclusive): range of ordinals; imports: seqs of those visible; conversions: codes
// rows: from, to (code; -1 START, -2 ENDED), count
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE c.ordinal >= $from AND c.ordinal < $to AND (t:Packed OR t.import IN $imports)
UNWIND range(0, size(t.at) - 1) AS i
WITH c, t, i, coalesce(t.import, t.imports[i]) AS import
WHERE t.import IS NOT NULL OR import IN $imports
WITH c.ordinal AS customer, t.at[i] AS at, t.touchpoints[i] AS code, [import, t.part, i] AS arrival
WITH customer, at, code, CASE WHEN code IN $conversions THEN NULL ELSE arrival END AS row, min(arrival) AS arrival
ORDER BY customer, at, arrival
WITH customer, [-1] + collect(code) + [-2] AS codes
UNWIND range(0, size(codes) - 2) AS i
WITH codes[i] AS before, codes[i + 1] AS to
WHERE NOT (to = -2 AND before IN $conversions)
RETURN CASE WHEN before IN $conversions THEN -1 ELSE before END AS from, to, count(*) AS count
ORDER BY from, to
