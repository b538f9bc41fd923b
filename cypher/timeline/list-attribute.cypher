// purpose: one attribute of some customers' interactions, all in one row, since a row for each customer costs more than reading them
// params: ranges: first and last ordinal of each, imports: first and last seq of each run of visible ones, property: key of the attribute
// rows: lists with one place a timeline, in the order of arrival: ordinals, imports (empty: all are visible; else seq of each interaction, packed), at, cells
UNWIND $ranges AS range
MATCH (c:Customer)-[:DID]->(t:Timeline)
USING INDEX c:Customer(ordinal)
WHERE c.ordinal >= range[0] AND c.ordinal <= range[1] AND (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
WITH c.ordinal AS ordinal, t
ORDER BY ordinal, coalesce(t.import, -1), t.part
RETURN collect(ordinal) AS ordinals, collect(coalesce(t.imports, [])) AS imports, collect(t.at) AS at, collect(coalesce(t[$property], [])) AS cells
