// purpose: take a key back
// params: name
// rows: one where there was a key
MATCH (k:Key {name: $name})
WITH k, k.name AS name
DELETE k
RETURN name
