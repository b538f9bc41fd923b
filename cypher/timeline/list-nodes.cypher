// purpose: all timelines of some customers, with everything in them
// params: ordinals
// rows: ordinal, properties; packed ones first, then by import and part
UNWIND $ordinals AS wanted
MATCH (c:Customer {ordinal: wanted})-[:DID]->(t:Timeline)
RETURN c.ordinal AS ordinal, properties(t) AS properties
ORDER BY ordinal, coalesce(t.import, -1), t.part
