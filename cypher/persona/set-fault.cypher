// purpose: note why a persona's members cannot be told, unless its rule was changed meanwhile
// params: id, rule, fault
// rows: none
MATCH (p:Persona {id: $id, rule: $rule})
SET p.fault = $fault
