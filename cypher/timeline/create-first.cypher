// purpose: timelines of customers seen for the first time
// params: rows: customer, ordinal, properties of the timeline
// rows: none
UNWIND $rows AS row
CREATE (:Customer {id: row.customer, ordinal: row.ordinal})-[:DID]->(t:Timeline)
SET t = row.properties
