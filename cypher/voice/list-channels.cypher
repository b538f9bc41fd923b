// purpose: names of channels by code
// params: none
// rows: code, name
MATCH (c:Channel) RETURN c.code AS code, c.name AS name
