// purpose: keep a contract, instead of another of its source
// params: source, text
// rows: none
MERGE (c:Contract {source: $source})
SET c.text = $text
