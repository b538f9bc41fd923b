// purpose: up to which import timelines have been packed
// params: none
// rows: packed: a seq, -1 for none
MATCH (n:Counter {name: 'store'}) RETURN coalesce(n.packed, -1) AS packed
