// purpose: whether there is a persona
// params: id
// rows: id
MATCH (p:Persona {id: $id}) RETURN p.id AS id
