// purpose: feedback of some imports that holds items that are too old
// params: imports: first and last seq of each run of them, before: microseconds UTC
// rows: id of the node, properties
UNWIND $imports AS run
MATCH (v:Voice)
WHERE run[0] <= v.import AND v.import <= run[1] AND v.at[0] < $before
RETURN elementId(v) AS id, properties(v) AS properties
ORDER BY id
