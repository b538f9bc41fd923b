// purpose: channels whose kind is described
// params: none
// rows: name, kind
MATCH (c:Channel)
WHERE c.kind IS NOT NULL
RETURN c.name AS name, c.kind AS kind
ORDER BY name
