// purpose: forget a mapping
// params: name
// rows: none
MATCH (m:Mapping {name: $name})
DELETE m
