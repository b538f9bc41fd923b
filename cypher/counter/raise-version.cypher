// purpose: mark a visible change
// params: removal: whether something was taken out
// rows: the new version
MATCH (n:Counter {name: 'store'})
SET n.version = n.version + 1
SET n.removal = CASE WHEN $removal THEN n.version ELSE n.removal END
RETURN n.version AS version
