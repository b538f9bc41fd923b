// purpose: everything that is kept under some ids, visible or not
// params: ids
// rows: ordinal, timelines: properties of each; said: texts of what was said
UNWIND $ids AS id
MATCH (c:Customer {id: id})
RETURN c.ordinal AS ordinal, COLLECT { MATCH (c)-[:DID]->(t:Timeline) RETURN properties(t) } AS timelines,
       COLLECT { MATCH (c)-[:SAID]->(v:Voice) WHERE v.texts IS NOT NULL RETURN v {.import, .texts} } AS said
ORDER BY ordinal
