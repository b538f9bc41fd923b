// purpose: delete customers with all that is kept under their ids
// params: ids
// rows: none
UNWIND $ids AS id
MATCH (c:Customer {id: id})
OPTIONAL MATCH (c)-[:DID]->(t:Timeline)
DETACH DELETE t, c
