// purpose: which version of the store a persona's transitions know
// params: persona
// rows: version
MATCH (n:TransitionsAsOf {persona: $persona}) RETURN n.version AS version
