// purpose: the number of an import
// params: id
// rows: seq
MATCH (i:Import {id: $id}) RETURN i.seq AS seq
