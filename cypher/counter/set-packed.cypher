// purpose: remember up to which import timelines have been packed
// params: packed: a seq
// rows: none
MATCH (n:Counter {name: 'store'}) SET n.packed = $packed
