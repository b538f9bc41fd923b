// purpose: whether a part of an import already wrote what a customer said
// params: import: seq, part, ordinal
// rows: one where it did
MATCH (c:Customer {ordinal: $ordinal})-[:SAID]->(v:Voice {import: $import, part: $part})
RETURN c.ordinal AS ordinal LIMIT 1
