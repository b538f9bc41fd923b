// purpose: one customer's timelines
// params: id, imports: seqs of those visible
// rows: import, part, properties
MATCH (c:Customer {id: $id})-[:DID]->(t:Timeline)
WHERE t.import IN $imports
RETURN t.import AS import, t.part AS part, properties(t) AS properties
ORDER BY import, part
