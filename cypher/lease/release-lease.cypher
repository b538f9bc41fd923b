// purpose: give the right to change the store back
// params: owner
// rows: none
MATCH (l:Lease {name: 'import', owner: $owner})
REMOVE l.owner, l.heartbeat
