// purpose: a finished import leaves
// params: id, version
// rows: whether it was a sample, and whether it marked touchpoints as conversions
MATCH (i:Import {id: $id, state: 'DONE'})
SET i.state = 'REMOVED', i.version = $version
RETURN i.sample AS sample, i.marks IS NOT NULL AS marks
