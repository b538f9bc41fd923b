// purpose: keep a version of a map, after the one before it
// params: map, version: properties of it
// rows: none
MATCH (m:Map {id: $map})
CREATE (v:MapVersion)-[:OF]->(m)
SET v = $version
WITH v
MATCH (old:MapVersion {map: v.map, number: v.number - 1})
CREATE (v)-[:AFTER]->(old)
