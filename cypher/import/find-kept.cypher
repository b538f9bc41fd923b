// purpose: records of a finished import that were not taken, as they came
// params: id, fate
// rows: at most one
MATCH (i:Import {id: $id, state: 'DONE'})-[:KEPT]->(k:KeptRows {fate: $fate})
RETURN k.rows AS rows, k.packed AS packed
