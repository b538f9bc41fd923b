// purpose: what customers already have, for deduplication
// params: ordinals, imports: seqs that count
// rows: ordinal, import (-1: packed, see imports: seq of each interaction), clock, at, touchpoints, derived, keys, contents
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})-[:DID]->(t:Timeline)
WHERE (t:Packed OR t.import IN $imports)
RETURN ordinal, coalesce(t.import, -1) AS import, t.imports AS imports, t.clock AS clock, t.at AS at, t.touchpoints AS touchpoints, t.derived AS derived,
       t.keys AS keys, t.contents AS contents
ORDER BY ordinal, import, t.part
