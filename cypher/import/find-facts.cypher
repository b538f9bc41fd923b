// purpose: facts of one kind about finished imports
// params: ids of the imports, kind
// rows: id of the import, fact: its properties; in the order in which they were attached
UNWIND $ids AS id
MATCH (i:Import {id: id, state: 'DONE'})-[:TELLS]->(f:Fact {kind: $kind})
RETURN id, properties(f) AS fact
ORDER BY i.seq, f.place
