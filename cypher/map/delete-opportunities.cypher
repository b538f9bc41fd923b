// purpose: take away the opportunities of a map that are not among those it keeps
// params: map, kept
// rows: none
MATCH (o:Opportunity {map: $map})
WHERE NOT o.id IN $kept
DETACH DELETE o
