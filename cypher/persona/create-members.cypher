// purpose: customers who fit a persona now
// params: id, ordinals
// rows: none
MATCH (p:Persona {id: $id})
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})
MERGE (c)-[:FITS]->(p)
