// purpose: customers who fit a persona no longer
// params: id, ordinals
// rows: none
UNWIND $ordinals AS ordinal
MATCH (c:Customer {ordinal: ordinal})-[r:FITS]->(:Persona {id: $id})
DELETE r
