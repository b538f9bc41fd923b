// purpose: timelines of one customer's ids
// params: ids, imports: first and last seq of each run of visible ones
// rows: id, import (-1: packed), part, properties
UNWIND $ids AS id
MATCH (c:Customer {id: id})-[:DID]->(t:Timeline)
WHERE (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
RETURN id, coalesce(t.import, -1) AS import, t.part AS part, properties(t) AS properties
ORDER BY import, part, id
