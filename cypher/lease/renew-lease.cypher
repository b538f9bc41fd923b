// purpose: show that the holder is alive
// params: owner
// rows: one where the lease is still held
MATCH (l:Lease {name: 'import', owner: $owner})
SET l.heartbeat = timestamp()
WITH l
OPTIONAL MATCH (i:Import {state: 'OPEN'})
SET i.heartbeat = l.heartbeat
RETURN l.owner AS owner LIMIT 1
