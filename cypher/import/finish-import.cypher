// purpose: the moment at which an import becomes visible
// params: id, owner of the lease, version, report: its figures
// rows: one where it was still open and the lease still held
MATCH (l:Lease {name: 'import', owner: $owner})
MATCH (i:Import {id: $id, state: 'OPEN'})
SET i.state = 'DONE', i.version = $version, i.at = timestamp()
SET i += $report
REMOVE i.heartbeat
RETURN i.at AS at
