// purpose: forget an import whose timelines are gone
// params: seq
// rows: none
MATCH (i:Import {seq: $seq})
OPTIONAL MATCH (i)-[:REJECTED|KEPT|TELLS|HEARD]->(r:Rejection|KeptRows|Fact|Consents)
DETACH DELETE r, i
