// purpose: forget a mapping
// params: name
// rows: one where there was a mapping
MATCH (m:Mapping {name: $name})
WITH m, m.name AS name
DELETE m
RETURN name
