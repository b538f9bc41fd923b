// purpose: what was said by nobody knows whom; written again after a lost answer, nothing changes
// params: seq, part, properties of the voice
// rows: none
MATCH (i:Import {seq: $seq})
MERGE (i)-[:SAID]->(v:Voice {import: $seq, part: $part})
SET v = $properties
