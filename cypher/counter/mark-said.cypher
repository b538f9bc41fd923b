// purpose: mark that feedback was taken out, so that all of it is read anew
// params: none
// rows: none
MATCH (n:Counter {name: 'store'}) SET n.erased = n.version
