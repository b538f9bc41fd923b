// purpose: forget a contract
// params: source
// rows: none
MATCH (c:Contract {source: $source})
DELETE c
