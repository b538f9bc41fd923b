// purpose: one customer's timelines
// params: id, imports: seqs of those visible
// rows: import (-1: packed), part, properties
MATCH (c:Customer {id: $id})-[:DID]->(t:Timeline)
WHERE (t:Packed OR t.import IN $imports)
RETURN coalesce(t.import, -1) AS import, t.part AS part, properties(t) AS properties
ORDER BY import, part
