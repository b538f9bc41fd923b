// purpose: forget who fits a persona, customer by customer
// params: id
// rows: none
MATCH (:Persona {id: $id})<-[r:FITS]-(:Customer)
CALL (r) {
  DELETE r
} IN TRANSACTIONS OF 10000 ROWS
