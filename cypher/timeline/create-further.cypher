// purpose: further timelines of known customers
// params: rows: ordinal, properties of the timeline
// rows: none
UNWIND $rows AS row
MATCH (c:Customer {ordinal: row.ordinal})
CREATE (c)-[:DID]->(t:Timeline)
SET t = row.properties
