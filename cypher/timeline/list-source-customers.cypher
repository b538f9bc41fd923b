// purpose: ids of customers of whom some imports brought interactions
// params: imports: first and last seq of each run of them
// rows: value
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE any(seq IN coalesce(t.runs, [t.import]) WHERE any(run IN $imports WHERE run[0] <= seq AND seq <= run[1]))
RETURN DISTINCT c.id AS value
