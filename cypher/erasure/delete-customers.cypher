// purpose: delete customers with all that is kept under their ids
// params: ids
// rows: none
UNWIND $ids AS id
MATCH (c:Customer {id: id})
OPTIONAL MATCH (c)-[:DID|SAID]->(brought:Timeline|Voice)
DETACH DELETE brought, c
