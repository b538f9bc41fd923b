// purpose: channels in use or described for a touchpoint
// params: codes: those in use
// rows: code, name
MATCH (c:Channel)
WHERE c.code IN $codes OR EXISTS { (:Touchpoint)-[:ON]->(c) }
RETURN c.code AS code, c.name AS name
ORDER BY code
