// purpose: keep refused rows
// params: id of the import, rejections: place, line, reason, row, customer
// rows: none
MATCH (i:Import {id: $id})
UNWIND $rejections AS rejection
CREATE (i)-[:REJECTED]->(r:Rejection)
SET r = rejection
