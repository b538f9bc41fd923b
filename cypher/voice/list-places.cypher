// purpose: interactions of customers that have a key
// params: ordinals, imports: first and last seq of each run of visible ones
// rows: ordinal, at, touchpoints, keys
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})-[:DID]->(t:Timeline)
WHERE t.keys IS NOT NULL AND (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
RETURN ordinal, t.at AS at, t.touchpoints AS touchpoints, t.keys AS keys
ORDER BY ordinal, coalesce(t.import, -1), t.part
