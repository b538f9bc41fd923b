// purpose: customers with more timelines than they may have, among those touched lately
// params: after: seq of an import, most: how many timelines
// rows: ordinal
MATCH (t:Timeline) WHERE t.import > $after
MATCH (c:Customer)-[:DID]->(t)
WITH DISTINCT c
WHERE COUNT { (c)-[:DID]->() } > $most
RETURN c.ordinal AS ordinal
ORDER BY ordinal
