// purpose: keep what customers said of being looked at with the import that brings it
// params: seq, and lists that run in parallel: customers, kinds of their ids, at, granted
// rows: none
MATCH (i:Import {seq: $seq})
CREATE (i)-[:HEARD]->(:Consents {import: $seq, customers: $customers, kinds: $kinds, at: $at, granted: $granted})
