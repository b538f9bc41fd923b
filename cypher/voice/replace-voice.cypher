// purpose: give feedback other content; that of nothing goes, and a customer left with nothing
// params: id of the node, left: properties or null
// rows: none
MATCH (v:Voice) WHERE elementId(v) = $id
OPTIONAL MATCH (c:Customer)-[:SAID]->(v)
FOREACH (properties IN CASE WHEN $left IS NULL THEN [] ELSE [$left] END | SET v = properties)
WITH v, c
WHERE $left IS NULL
DETACH DELETE v
WITH c
WHERE c IS NOT NULL AND NOT EXISTS { (c)-[:DID|SAID]->() }
DETACH DELETE c
