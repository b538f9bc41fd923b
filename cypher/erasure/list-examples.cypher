// purpose: values that profiles of columns show
// params: none
// rows: id of the node, seq of the import, top: values, topCounts, numbers
MATCH (i:Import)-[:TELLS]->(f:Fact {kind: 'COLUMN'})
RETURN elementId(f) AS id, i.seq AS seq, coalesce(f.top, []) AS top, coalesce(f.topCounts, []) AS topCounts, coalesce(f.numbers, []) AS numbers
