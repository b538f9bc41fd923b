// purpose: customers that some imports touched
// params: imports: seqs
// rows: ordinal
CALL () {
  MATCH (c:Customer)-[:DID]->(t:Timeline)
  WHERE t.import IN $imports
  RETURN c
  UNION
  MATCH (c:Customer)-[:DID]->(t:Packed)
  WHERE any(seq IN t.runs WHERE seq IN $imports)
  RETURN c
}
RETURN DISTINCT c.ordinal AS ordinal
ORDER BY ordinal
