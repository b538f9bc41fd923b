// purpose: a finished import
// params: id
// rows: at: when it was finished; none where there is no such import
MATCH (i:Import {id: $id, state: 'DONE'}) RETURN i.at AS at
