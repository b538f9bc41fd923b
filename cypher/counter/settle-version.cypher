// purpose: where the store stands once no commit that marks a change there is half under way
// params: none
// rows: version, the version at which an import was last taken out, and how often visible timelines were rewritten or packed; locks the counter until the transaction ends
MATCH (n:Counter {name: 'store'})
SET n.settled = true
RETURN n.version AS version, n.removal AS removal, coalesce(n.rewrites, 0) + coalesce(n.packings, 0) AS rewrites
