// purpose: keep records that were not taken, as they came
// params: id of the import, kept: fate, rows, packed
// rows: none
MATCH (i:Import {id: $id})
CREATE (i)-[:KEPT]->(k:KeptRows)
SET k = $kept
