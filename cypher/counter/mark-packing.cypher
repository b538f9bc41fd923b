// purpose: mark that timelines are packed in this transaction, which loses nothing; locks the counter until it ends
// params: none
// rows: none
MATCH (n:Counter {name: 'store'}) SET n.packings = coalesce(n.packings, 0) + 1, n.packedBefore = n.seq
