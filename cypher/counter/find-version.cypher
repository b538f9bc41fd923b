// purpose: where the store stands
// params: none
// rows: version, and the version at which an import was last taken out
MATCH (n:Counter {name: 'store'}) RETURN n.version AS version, n.removal AS removal
