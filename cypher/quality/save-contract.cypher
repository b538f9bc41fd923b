// purpose: keep a contract, instead of another of its source
// params: source, text
// rows: one
MERGE (c:Contract {source: $source})
SET c.text = $text
RETURN c.source AS source
