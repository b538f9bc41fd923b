// purpose: one figure and one department an id; the owners that touchpoints name are departments
// params: none
// rows: none
CREATE CONSTRAINT kpi_id IF NOT EXISTS FOR (k:Kpi) REQUIRE k.id IS UNIQUE;
CREATE CONSTRAINT department_id IF NOT EXISTS FOR (d:Department) REQUIRE d.id IS UNIQUE;
CALL db.awaitIndexes(300);
MATCH (t:Touchpoint) WHERE t.owner IS NOT NULL
MERGE (d:Department {id: t.owner})
ON CREATE SET d.name = t.owner
MERGE (t)-[:OWNED_BY]->(d);
