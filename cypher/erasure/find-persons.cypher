// purpose: everything that is kept under some ids, visible or not
// params: ids
// rows: ordinal, timelines: properties of each
UNWIND $ids AS id
MATCH (c:Customer {id: id})
RETURN c.ordinal AS ordinal, COLLECT { MATCH (c)-[:DID]->(t:Timeline) RETURN properties(t) } AS timelines
ORDER BY ordinal
