// purpose: count the default definition's transitions from timelines: order equal times, make conversions of one moment one, cut after them
// params: from, to (exclusive): range of ordinals; imports: seqs of those visible; conversions: codes; ranks: of touchpoints by code, in the order of ids
// rows: from, to (code; -1 START, -2 ENDED), count
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE c.ordinal >= $from AND c.ordinal < $to AND (t:Packed OR t.import IN $imports)
WITH c.ordinal AS customer, collect(t) AS timelines
WITH customer, timelines, reduce(all = [], t IN timelines | all +
     [i IN range(0, size(coalesce(t.mixed, [])) - 1) WHERE t.import IS NOT NULL OR t.mixedImports[i] IN $imports | t.mixed[i]]) AS mixed
UNWIND timelines AS t
UNWIND range(0, size(t.at) - 1) AS i
WITH customer, mixed, t, i, coalesce(t.import, t.imports[i]) AS import
WHERE t.import IS NOT NULL OR import IN $imports
WITH customer, t.at[i] AS at, t.at[i] IN mixed AS apart, import, t.touchpoints[i] AS code, coalesce(t.orders[i], '') AS order,
     coalesce(t.sequences[i], toFloat('NaN')) AS sequence, t.part AS part, i
ORDER BY customer, at, import, sequence, part, i
WITH customer, at, apart, collect([import, code, order, sequence]) AS rows, count(DISTINCT import) AS imports,
     sum(CASE WHEN isNaN(sequence) THEN 1 ELSE 0 END) = 0 AS numbered
WITH customer, at, rows, CASE WHEN NOT apart AND imports = 1 THEN 'ONE' WHEN numbered THEN 'NUMBERED' WHEN apart THEN 'APART' ELSE 'IMPORTS' END AS form
UNWIND range(0, size(rows) - 1) AS i
WITH customer, at, form, i, rows[i] AS row, CASE form WHEN 'APART' THEN i WHEN 'IMPORTS' THEN rows[i][0] ELSE 0 END AS chain
ORDER BY customer, at, chain, row[3], CASE form WHEN 'NUMBERED' THEN $ranks[row[1]] ELSE 0 END, i
WITH customer, at, form, chain, collect([row[1], row[2], row[1] IN $conversions]) AS rows
UNWIND range(0, size(rows) - 1) AS place
WITH customer, at, place, rows[place] AS row,
     CASE WHEN form IN ['ONE', 'NUMBERED'] THEN 0
          ELSE 2 * size([r IN rows[..place + 1] WHERE r[2]]) - CASE WHEN rows[place][2] THEN 1 ELSE 0 END END AS level
ORDER BY customer, at, level, place, $ranks[row[0]]
WITH customer, at, collect(row) AS rows
UNWIND range(0, size(rows) - 1) AS place
WITH customer, at, place, rows[place][0] AS code, rows[place][1] AS order, CASE WHEN rows[place][2] THEN -1 ELSE place END AS contact
WITH customer, at, code, order, contact, max(place) AS place
WITH customer, at, place, code ORDER BY customer, at, place
WITH customer, [-1] + collect(code) + [-2] AS codes
UNWIND range(0, size(codes) - 2) AS i
WITH codes[i] AS before, codes[i + 1] AS to
WHERE NOT (to = -2 AND before IN $conversions)
RETURN CASE WHEN before IN $conversions THEN -1 ELSE before END AS from, to, count(*) AS count
ORDER BY from, to
