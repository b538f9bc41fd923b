// purpose: mark that visible timelines are rewritten and may lose something in this transaction; locks the counter until it ends
// params: none
// rows: none
MATCH (n:Counter {name: 'store'}) SET n.rewrites = coalesce(n.rewrites, 0) + 1, n.packedBefore = n.seq
