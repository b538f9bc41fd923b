// purpose: create a persona of the sample market, unless there is one of its id; it leaves with the sample
// params: id, name, rule, description, goals, color
// rows: none
MERGE (p:Persona {id: $id})
ON CREATE SET p.name = $name, p.rule = $rule, p.description = $description, p.goals = $goals, p.color = $color, p.sample = true
