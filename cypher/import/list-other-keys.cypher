// purpose: finished imports whose customers' ids are keys of other systems, or of the same one but kept otherwise
// params: system, own: whether its ids are its own
// rows: seq, system
MATCH (i:Import {state: 'DONE'})
WHERE i.system <> $system OR i.ownIds <> $own
RETURN i.seq AS seq, i.system AS system
