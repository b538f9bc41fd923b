// purpose: create or change a persona, which no longer leaves with the sample then; under another rule its members and transitions are to be found anew
// params: id, name, rule, description, goals, color
// rows: one
MERGE (p:Persona {id: $id})
WITH p, p.rule IS NULL OR p.rule <> $rule AS changed
SET p.membersAsOf = CASE WHEN changed THEN NULL ELSE p.membersAsOf END,
    p.fault = CASE WHEN changed THEN NULL ELSE p.fault END
SET p.sample = NULL, p.name = $name, p.rule = $rule, p.description = $description, p.goals = $goals, p.color = $color
WITH p, changed
OPTIONAL MATCH (n:TransitionsAsOf {persona: $id}) WHERE changed
DELETE n
RETURN DISTINCT p.id AS id
