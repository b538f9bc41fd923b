// purpose: all personas
// params: none
// rows: id, name, rule, description, goals, color
MATCH (p:Persona)
RETURN p.id AS id, p.name AS name, p.rule AS rule, p.description AS description, coalesce(p.goals, []) AS goals, p.color AS color
ORDER BY id
