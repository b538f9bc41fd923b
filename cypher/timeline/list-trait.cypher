// purpose: one trait of some customers, all in one row, since a row for each customer costs more than reading them
// params: ranges: first and last ordinal of each, imports: first and last seq of each run of visible ones, property: key of the trait, learnt: key of its time
// rows: lists with one place a timeline, in the order of arrival: ordinals, runs (empty: visible; else seq of each value, packed), values, at
UNWIND $ranges AS range
MATCH (c:Customer)-[:DID]->(t:Timeline)
USING INDEX c:Customer(ordinal)
WHERE c.ordinal >= range[0] AND c.ordinal <= range[1] AND (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
WITH c.ordinal AS ordinal, t, t[$property] AS value
ORDER BY ordinal, coalesce(t.import, -1), t.part
WHERE value IS NOT NULL
RETURN collect(ordinal) AS ordinals, collect(coalesce(t.runs, [])) AS runs, collect(value) AS values, collect(t[$learnt]) AS at
