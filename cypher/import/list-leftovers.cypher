// purpose: imports that are neither under way nor finished, for whoever holds the lease
// params: none
// rows: seq
MATCH (i:Import) WHERE i.state IN ['OPEN', 'REMOVED'] RETURN i.seq AS seq ORDER BY seq
