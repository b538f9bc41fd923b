// purpose: keep facts about an import with it
// params: id of the import, facts: kind, place and figures of each
// rows: none
MATCH (i:Import {id: $id})
UNWIND $facts AS fact
CREATE (i)-[:TELLS]->(f:Fact)
SET f = fact
