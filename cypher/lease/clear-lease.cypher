// purpose: end whatever lease a former holder of the folder left
// params: none
// rows: none
MATCH (l:Lease {name: 'import'})
REMOVE l.owner, l.heartbeat
