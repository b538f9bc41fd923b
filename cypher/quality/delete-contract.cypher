// purpose: forget a contract
// params: source
// rows: one where there was a contract
MATCH (c:Contract {source: $source})
WITH c, c.source AS source
DELETE c
RETURN source
