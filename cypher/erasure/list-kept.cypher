// purpose: all records that were not taken, as they came
// params: none
// rows: id of the node, fate, rows, packed
MATCH (k:KeptRows)
RETURN elementId(k) AS id, k.fate AS fate, k.rows AS rows, k.packed AS packed
