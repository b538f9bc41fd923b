// purpose: mark touchpoints as conversions
// params: ids
// rows: none
UNWIND $ids AS id
MATCH (t:Touchpoint {id: id})
SET t.conversion = true
