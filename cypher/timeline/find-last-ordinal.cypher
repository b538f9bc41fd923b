// purpose: one past the highest ordinal ever given
// params: none
// rows: ordinal
MATCH (n:Counter {name: 'store'}) RETURN n.ordinal AS ordinal
