// purpose: customers that some imports touched
// params: imports: seqs
// rows: ordinal
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE t.import IN $imports
RETURN DISTINCT c.ordinal AS ordinal
ORDER BY ordinal
