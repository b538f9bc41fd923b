// purpose: take away the personas of the sample market that nobody has changed since
// params: none
// rows: none
MATCH (p:Persona {sample: true})
DETACH DELETE p
