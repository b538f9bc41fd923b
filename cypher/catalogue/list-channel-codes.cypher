// purpose: codes of known channels
// params: names
// rows: place in names, code
UNWIND range(0, size($names) - 1) AS place
MATCH (n:Channel {name: $names[place]})
RETURN place, n.code AS code
