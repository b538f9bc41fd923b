// purpose: the figures that people named
// params: none
// rows: id, name, formula, target, better, revision, department; by id
MATCH (k:Kpi)
OPTIONAL MATCH (k)-[:OWNED_BY]->(d:Department)
RETURN k.id AS id, k.name AS name, k.formula AS formula, k.target AS target, k.better AS better, k.revision AS revision, d.id AS department
ORDER BY id
