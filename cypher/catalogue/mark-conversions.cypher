// purpose: mark touchpoints as conversions, and those that were named before any data held them; names that none holds yet are kept
// params: ids: more that are to be marked
// rows: none
MATCH (n:Counter {name: 'store'})
UNWIND coalesce(n.awaited, []) + $ids AS id
WITH DISTINCT n, id
OPTIONAL MATCH (t:Touchpoint {id: id})
SET t.conversion = true
WITH n, collect(CASE WHEN t IS NULL THEN id END) AS missing
SET n.awaited = CASE WHEN size(missing) > 0 THEN missing END
