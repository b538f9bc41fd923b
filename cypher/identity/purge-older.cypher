// purpose: delete evidence of some imports whose last record is too old, and identifiers that nothing tells of any more
// params: imports: first and last seq of each run of them, before: microseconds UTC
// rows: none
UNWIND $imports AS run
MATCH (a:Identifier)-[s:SAME_AS]->(b:Identifier)
WHERE run[0] <= s.import AND s.import <= run[1] AND s.last < $before AND s.last > -9223372036854775808
CALL (a, s, b) {
  DELETE s
  WITH DISTINCT a, b
  UNWIND [a, b] AS i
  WITH DISTINCT i
  WHERE NOT EXISTS { (i)-[:SAME_AS|DECIDED]-() }
  DETACH DELETE i
} IN TRANSACTIONS OF 10000 ROWS
