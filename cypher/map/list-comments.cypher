// purpose: what was said of places, oldest first
// params: none
// rows: comment, on
MATCH (c:Comment)-[:ON]->(a:Anchor)
RETURN properties(c) AS comment, a.key AS on
ORDER BY c.at, c.id
