// purpose: count the default definition's transitions from timelines: order equal times, make conversions of one moment one, cut after them
// params: from, to (exclusive): range of ordinals; imports: first and last seq of each run of visible ones; conversions: codes; conversion: code of derived ones; ranks: of touchpoints by code, in the order of ids
// rows: from, to (code; -1 START, -2 ENDED), count
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE c.ordinal >= $from AND c.ordinal < $to AND (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
WITH c.ordinal AS customer, collect(t) AS timelines
WITH customer, timelines, reduce(all = [], t IN timelines | all +
     [i IN range(0, size(coalesce(t.mixed, [])) - 1) WHERE t.import IS NOT NULL OR any(run IN $imports WHERE run[0] <= t.mixedImports[i] AND t.mixedImports[i] <= run[1]) | t.mixed[i]]) AS mixed
UNWIND timelines AS t
UNWIND range(0, size(t.at) - 1) AS i
WITH customer, mixed, t, i, coalesce(t.import, t.imports[i]) AS import
WHERE t.import IS NOT NULL OR any(run IN $imports WHERE run[0] <= import AND import <= run[1])
WITH customer, t.at[i] AS at, t.at[i] IN mixed AS apart, import, t.touchpoints[i] AS row, i IN coalesce(t.derived, []) AS derived, coalesce(t.orders[i], '') AS order,
     coalesce(t.sequences[i], toFloat('NaN')) AS sequence, t.part AS part, i
ORDER BY customer, at, import, sequence, part, i
WITH customer, at, apart, import, order, sequence, row, derived, CASE WHEN derived AND NOT row IN $conversions THEN $conversion ELSE row END AS code,
     derived AND row <> $conversion AND row IN $conversions AS joins
WITH customer, at, apart, collect([import, code, order, sequence, row, derived, joins]) AS rows, count(DISTINCT import) AS imports,
     sum(CASE WHEN isNaN(sequence) THEN 1 ELSE 0 END) = 0 AS numbered
WITH customer, at, rows, CASE WHEN NOT apart AND imports = 1 THEN 'ONE' WHEN numbered THEN 'NUMBERED' WHEN apart THEN 'APART' ELSE 'IMPORTS' END AS form
WITH customer, at, form, [r IN rows WHERE NOT (r[6] AND any(o IN rows WHERE o[4] = r[4] AND o[2] = r[2] AND NOT o[5]))] AS rows
UNWIND range(0, size(rows) - 1) AS i
WITH customer, at, form, i, rows[i] AS row, CASE form WHEN 'APART' THEN i WHEN 'IMPORTS' THEN rows[i][0] ELSE 0 END AS chain
ORDER BY customer, at, chain, row[3], CASE WHEN form = 'NUMBERED' AND row[5] THEN 1 ELSE 0 END, CASE form WHEN 'NUMBERED' THEN $ranks[row[4]] ELSE 0 END, i
WITH customer, at, form, chain, collect([row[1], row[2], row[1] IN $conversions, row[1] IN $conversions AND NOT row[6], row[4], row[5]]) AS rows
UNWIND range(0, size(rows) - 1) AS i
WITH customer, at, rows[i] AS row,
     CASE WHEN form IN ['ONE', 'NUMBERED'] THEN i ELSE size([r IN rows[..i + 1] WHERE NOT r[5]]) END AS place,
     CASE WHEN form IN ['ONE', 'NUMBERED'] THEN 0
          ELSE 2 * size([r IN rows[..i + 1] WHERE r[3]]) - CASE WHEN rows[i][3] THEN 1 ELSE 0 END END AS level
ORDER BY customer, at, level, place, row[5], $ranks[row[4]]
WITH customer, at, collect(row) AS rows
UNWIND range(0, size(rows) - 1) AS place
WITH customer, at, place, rows[place][0] AS code, rows[place][1] AS order, CASE WHEN rows[place][2] THEN -1 ELSE place END AS contact
WITH customer, at, order, contact, CASE WHEN contact >= 0 OR order = '' THEN code END AS apart, max([place, code]) AS last
WITH customer, at, last[0] AS place, last[1] AS code ORDER BY customer, at, place
WITH customer, [-1] + collect(code) + [-2] AS codes
UNWIND range(0, size(codes) - 2) AS i
WITH codes[i] AS before, codes[i + 1] AS to
WHERE NOT (to = -2 AND before IN $conversions)
RETURN CASE WHEN before IN $conversions THEN -1 ELSE before END AS from, to, count(*) AS count
ORDER BY from, to
