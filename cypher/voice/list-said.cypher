// purpose: all that some customers said in some imports, with texts
// params: ordinals, imports: their seqs
// rows: ordinal, properties: all of the voice; by import and part
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})-[:SAID]->(v:Voice)
WHERE v.import IN $imports
RETURN ordinal, properties(v) AS properties
ORDER BY ordinal, v.import, v.part
