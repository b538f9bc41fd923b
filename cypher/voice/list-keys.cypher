// purpose: keys that some imports brought
// params: imports: their seqs
// rows: keys
UNWIND $imports AS seq
MATCH (v:Voice {import: seq})
WHERE v.keys IS NOT NULL
RETURN v.keys AS keys
