// purpose: delete nodes
// params: ids of the nodes
// rows: none
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
DETACH DELETE n
