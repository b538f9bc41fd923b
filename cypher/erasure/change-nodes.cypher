// purpose: give nodes other properties
// params: rows: id of the node, changed: properties, null for those that go
// rows: none
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
SET n += row.changed
