// purpose: drop transitions of personas that are gone or changed; everyone's stay
// params: personas: ids whose transitions stay
// rows: none
OPTIONAL MATCH ()-[r:TRANSITION]->() WHERE r.persona <> '' AND NOT r.persona IN $personas
DELETE r
WITH DISTINCT 1 AS dropped
MATCH (n:TransitionsAsOf) WHERE n.persona <> '' AND NOT n.persona IN $personas
DELETE n
