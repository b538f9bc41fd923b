// purpose: a finished import leaves
// params: id, version
// rows: seq and whether it was a sample
MATCH (i:Import {id: $id, state: 'DONE'})
SET i.state = 'REMOVED', i.version = $version
RETURN i.seq AS seq, i.sample AS sample
