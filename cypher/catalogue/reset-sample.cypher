// purpose: take back what the sample said of touchpoints that nobody has edited since
// params: none
// rows: none
MATCH (t:Touchpoint {described: 'sample'})
SET t.name = t.id, t.conversion = false
REMOVE t.owner, t.described
WITH t
OPTIONAL MATCH (t)-[r:ON|IN|OWNED_BY]->()
DELETE r
