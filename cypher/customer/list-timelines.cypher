// purpose: one customer's timelines
// params: id, imports: first and last seq of each run of visible ones
// rows: import (-1: packed), part, properties
MATCH (c:Customer {id: $id})-[:DID]->(t:Timeline)
WHERE (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
RETURN coalesce(t.import, -1) AS import, t.part AS part, properties(t) AS properties
ORDER BY import, part
