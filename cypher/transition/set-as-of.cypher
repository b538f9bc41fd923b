// purpose: note which version of the store a persona's transitions know
// params: persona, version
// rows: none
MERGE (n:TransitionsAsOf {persona: $persona})
SET n.version = $version
