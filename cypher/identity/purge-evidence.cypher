// purpose: delete what an import told of who is one customer, and identifiers that nothing tells of any more
// params: seq
// rows: none
MATCH (a:Identifier)-[s:SAME_AS]->(b:Identifier)
WHERE s.import = $seq
CALL (a, s, b) {
  DELETE s
  WITH DISTINCT a, b
  UNWIND [a, b] AS i
  WITH DISTINCT i
  WHERE NOT EXISTS { (i)-[:SAME_AS|DECIDED]-() }
  DETACH DELETE i
} IN TRANSACTIONS OF 10000 ROWS
