// purpose: all mappings of users' own
// params: none
// rows: name, text
MATCH (m:Mapping)
RETURN m.name AS name, m.text AS text
ORDER BY name
