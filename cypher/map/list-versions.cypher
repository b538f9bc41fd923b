// purpose: the versions of a map, newest first
// params: map
// rows: version
MATCH (v:MapVersion)-[:OF]->(:Map {id: $map})
RETURN properties(v) AS version
ORDER BY v.number DESC
