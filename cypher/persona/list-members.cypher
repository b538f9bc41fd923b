// purpose: who fits a persona
// params: id
// rows: ordinal
MATCH (:Persona {id: $id})<-[:FITS]-(c:Customer)
RETURN c.ordinal AS ordinal
ORDER BY ordinal
