// purpose: campaigns in use
// params: codes: those in use
// rows: code, name
MATCH (c:Campaign)
WHERE c.code IN $codes
RETURN c.code AS code, c.name AS name
ORDER BY code
