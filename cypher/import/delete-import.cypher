// purpose: forget an import whose timelines are gone
// params: seq
// rows: none
MATCH (i:Import {seq: $seq})
OPTIONAL MATCH (i)-[:REJECTED]->(r:Rejection)
DETACH DELETE r, i
