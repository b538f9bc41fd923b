// purpose: the members of a persona are no longer known
// params: id
// rows: none
MATCH (p:Persona {id: $id})
SET p.membersAsOf = NULL
