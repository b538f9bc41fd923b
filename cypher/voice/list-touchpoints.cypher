// purpose: ids of touchpoints by code
// params: none
// rows: code, name: the id
MATCH (t:Touchpoint) RETURN t.code AS code, t.id AS name
