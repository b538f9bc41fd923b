// purpose: forget an import whose timelines are gone
// params: seq
// rows: none
MATCH (i:Import {seq: $seq})
OPTIONAL MATCH (i)-[:REJECTED|KEPT]->(r:Rejection|KeptRows)
DETACH DELETE r, i
