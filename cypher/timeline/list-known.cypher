// purpose: what customers already have, for deduplication
// params: ordinals, imports: seqs that count
// rows: ordinal, properties: all of the timeline; packed ones have no import
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})-[:DID]->(t:Timeline)
WHERE (t:Packed OR t.import IN $imports)
RETURN ordinal, properties(t) AS properties
ORDER BY ordinal, coalesce(t.import, -1), t.part
