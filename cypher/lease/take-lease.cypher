// purpose: take the right to change the store, if nobody else holds it or its holder has been silent for a minute
// params: owner
// rows: one where it was taken
MATCH (l:Lease {name: 'import'})
SET l.asked = timestamp()
WITH l
WHERE l.owner IS NULL OR l.owner = $owner OR l.heartbeat < timestamp() - 60000
SET l.owner = $owner, l.heartbeat = timestamp()
RETURN l.owner AS owner
