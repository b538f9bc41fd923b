// purpose: mark that visible timelines are rewritten in this transaction; locks the counter until it ends
// params: none
// rows: none
MATCH (n:Counter {name: 'store'}) SET n.rewrites = coalesce(n.rewrites, 0) + 1
