// purpose: customers that some imports touched
// params: imports: first and last seq of each run of them
// rows: ordinal
UNWIND $imports AS run
CALL (run) {
  MATCH (c:Customer)-[:DID]->(t:Timeline)
  WHERE t.import >= run[0] AND t.import <= run[1]
  RETURN c
  UNION
  MATCH (c:Customer)-[:DID]->(t:Packed)
  WHERE any(seq IN t.runs WHERE run[0] <= seq AND seq <= run[1])
  RETURN c
}
RETURN DISTINCT c.ordinal AS ordinal
ORDER BY ordinal
