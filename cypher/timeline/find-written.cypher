// purpose: whether a part of an import already wrote something for a customer
// params: import: seq, part, ordinal
// rows: one where it did
MATCH (c:Customer {ordinal: $ordinal})-[:DID]->(t:Timeline {import: $import, part: $part})
RETURN c.ordinal AS ordinal LIMIT 1
