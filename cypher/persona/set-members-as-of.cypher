// purpose: note which version of the store a persona's members were found at, unless its rule was changed meanwhile
// params: id, rule, version
// rows: none
MATCH (p:Persona {id: $id, rule: $rule})
SET p.membersAsOf = $version, p.fault = NULL
