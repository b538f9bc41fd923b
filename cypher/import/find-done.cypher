// purpose: whether there is a finished import with an id
// params: id
// rows: one where there is
MATCH (i:Import {id: $id, state: 'DONE'}) RETURN i.id AS id
