// purpose: which version of the store a persona's members were found at
// params: id
// rows: version
MATCH (p:Persona {id: $id}) WHERE p.membersAsOf IS NOT NULL RETURN p.membersAsOf AS version
