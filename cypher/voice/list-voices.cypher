// purpose: all that an import's customers said, with texts
// params: seq
// rows: ordinal and id of the customer, null where nobody knows whose it is; properties: all of the voice
MATCH (v:Voice {import: $seq})
OPTIONAL MATCH (c:Customer)-[:SAID]->(v)
RETURN c.ordinal AS ordinal, c.id AS id, properties(v) AS properties
ORDER BY v.part
