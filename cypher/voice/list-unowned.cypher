// purpose: all that was said by nobody knows whom in some imports, with texts
// params: imports: their seqs
// rows: properties: all of the voice; by import and part
UNWIND $imports AS seq
MATCH (i:Import {seq: seq})-[:SAID]->(v:Voice)
RETURN properties(v) AS properties
ORDER BY v.import, v.part
