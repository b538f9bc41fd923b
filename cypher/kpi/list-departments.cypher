// purpose: who answers for touchpoints and figures
// params: none
// rows: id, name; by id
MATCH (d:Department)
RETURN d.id AS id, d.name AS name
ORDER BY id
