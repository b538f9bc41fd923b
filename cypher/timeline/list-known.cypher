// purpose: what customers already have, for deduplication
// params: ordinals, imports: first and last seq of each run of those that count
// rows: ordinal, properties: all of the timeline; packed ones have no import
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})-[:DID]->(t:Timeline)
WHERE (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
RETURN ordinal, properties(t) AS properties
ORDER BY ordinal, coalesce(t.import, -1), t.part
