// purpose: customers with interactions of some imports that are too old
// params: imports: first and last seq of each run of them, before: microseconds UTC
// rows: ordinal
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE t.from < $before AND t.clock = 'TIME'
  AND any(seq IN coalesce(t.runs, [t.import]) WHERE any(run IN $imports WHERE run[0] <= seq AND seq <= run[1]))
  AND any(i IN range(0, size(t.at) - 1) WHERE t.at[i] < $before AND
      any(run IN $imports WHERE run[0] <= coalesce(t.import, t.imports[i]) AND coalesce(t.import, t.imports[i]) <= run[1]))
RETURN DISTINCT c.ordinal AS ordinal
ORDER BY ordinal
