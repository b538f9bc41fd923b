// purpose: whether a customer said anything that is visible
// params: ids of the customer; imports: first and last seq of each run of visible ones
// rows: ordinal of the first that did
UNWIND $ids AS id
MATCH (c:Customer {id: id})-[:SAID]->(v:Voice)
WHERE v.import IS NULL OR any(run IN $imports WHERE run[0] <= v.import AND v.import <= run[1])
RETURN c.ordinal AS ordinal LIMIT 1
