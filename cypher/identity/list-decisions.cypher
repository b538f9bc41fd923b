// purpose: all decisions of people about identifiers
// params: none
// rows: id, joins, author, reason, at, aKind, aValue, bKind, bValue
MATCH (a:Identifier)-[d:DECIDED]->(b:Identifier)
RETURN d.id AS id, d.joins AS joins, d.author AS author, d.reason AS reason, d.at AS at,
       a.kind AS aKind, a.value AS aValue, b.kind AS bKind, b.value AS bValue
ORDER BY d.at, d.id
