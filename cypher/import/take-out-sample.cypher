// purpose: the sample leaves
// params: version
// rows: seq of each import taken out
MATCH (i:Import {state: 'DONE', sample: true})
SET i.state = 'REMOVED', i.version = $version
RETURN i.seq AS seq
