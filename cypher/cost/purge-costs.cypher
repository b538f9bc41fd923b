// purpose: delete the costs an import brought
// params: seq
// rows: none
MATCH (c:Cost {import: $seq})
CALL (c) {
  DELETE c
} IN TRANSACTIONS OF 10000 ROWS
