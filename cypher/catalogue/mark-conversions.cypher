// purpose: mark touchpoints as conversions; names that no data holds are kept until one does
// params: ids: all that are kept, and more
// rows: none
UNWIND $ids AS id
OPTIONAL MATCH (t:Touchpoint {id: id})
SET t.conversion = true
WITH collect(CASE WHEN t IS NULL THEN id END) AS missing
MATCH (n:Counter {name: 'store'})
SET n.awaited = CASE WHEN size(missing) > 0 THEN missing END
