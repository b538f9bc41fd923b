// purpose: whether a removal of what is too old is under way; one that is killed leaves it said, so that the next one has readers read everything anew
// params: expiring
// rows: expiring: what was said before
MATCH (n:Counter {name: 'store'})
WITH n, coalesce(n.expiring, false) AS before
SET n.expiring = $expiring
RETURN before AS expiring
