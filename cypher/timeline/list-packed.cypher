// purpose: packed timelines that hold rows of an import
// params: seq, most: how many
// rows: ordinal, properties
MATCH (c:Customer)-[:DID]->(t:Packed)
WHERE $seq IN t.runs
RETURN c.ordinal AS ordinal, properties(t) AS properties
ORDER BY ordinal LIMIT $most
