// purpose: codes of known touchpoints
// params: names
// rows: place in names, code
UNWIND range(0, size($names) - 1) AS place
MATCH (n:Touchpoint {id: $names[place]})
RETURN place, n.code AS code
