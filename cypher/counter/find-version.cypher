// purpose: where the store stands
// params: none
// rows: version, the version at which an import was last taken out, and that at which somebody was last erased
MATCH (n:Counter {name: 'store'}) RETURN n.version AS version, n.removal AS removal, coalesce(n.erased, 0) AS erased
