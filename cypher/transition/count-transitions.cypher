// purpose: count the default definition's transitions from timelines: order equal times, make conversions of one moment one, cut after them
// params: from, to (exclusive): range of ordinals; imports: first and last seq of each run of visible ones; conversions: codes; ranks: of touchpoints by code, in the order of ids
// rows: from, to (code; -1 START, -2 ENDED), count
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE c.ordinal >= $from AND c.ordinal < $to AND (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
WITH c.ordinal AS customer, collect(t) AS timelines
WITH customer, timelines, reduce(all = [], t IN timelines | all + coalesce(t.mixed, [])) AS mixed
UNWIND timelines AS t
UNWIND range(0, size(t.at) - 1) AS i
WITH customer, mixed, t, i, coalesce(t.import, t.imports[i]) AS import
WHERE t.import IS NOT NULL OR any(run IN $imports WHERE run[0] <= import AND import <= run[1])
WITH customer, t.at[i] AS at, CASE WHEN t.at[i] IN mixed THEN [import, t.part, i] ELSE [import] END AS chain,
     t.touchpoints[i] AS code, coalesce(t.orders[i], '') AS order, t.sequences[i] AS sequence, t.part AS part, i
ORDER BY customer, at, chain, sequence, part, i
WITH customer, at, chain, collect([code, order]) AS rows
UNWIND range(0, size(rows) - 1) AS place
WITH customer, at, place, rows[place] AS row, rows[place][0] IN $conversions AS converts,
     size([r IN rows[..place + 1] WHERE r[0] IN $conversions]) AS level
ORDER BY customer, at, 2 * level - CASE WHEN converts THEN 1 ELSE 0 END, place, $ranks[row[0]]
WITH customer, at, collect(row) AS rows
UNWIND range(0, size(rows) - 1) AS place
WITH customer, at, place, rows[place][0] AS code, rows[place] IN rows[place + 1..] AS again
WHERE NOT (code IN $conversions AND again)
WITH customer, at, place, code ORDER BY customer, at, place
WITH customer, [-1] + collect(code) + [-2] AS codes
UNWIND range(0, size(codes) - 2) AS i
WITH codes[i] AS before, codes[i + 1] AS to
WHERE NOT (to = -2 AND before IN $conversions)
RETURN CASE WHEN before IN $conversions THEN -1 ELSE before END AS from, to, count(*) AS count
ORDER BY from, to
