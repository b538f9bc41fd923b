// purpose: numbers of what customers already said, for deduplication
// params: ordinals, imports: first and last seq of each run of those that count
// rows: ordinal, hashes
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})-[:SAID]->(v:Voice)
WHERE any(run IN $imports WHERE run[0] <= v.import AND v.import <= run[1])
RETURN ordinal, coalesce(v.hashes, []) AS hashes
