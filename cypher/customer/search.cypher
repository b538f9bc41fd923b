// purpose: customers whose id begins with a text, by id
// params: prefix, after: the id before the first, first: how many at most
// rows: id, ordinal
MATCH (c:Customer)
WHERE c.id STARTS WITH $prefix AND c.id > $after
RETURN c.id AS id, c.ordinal AS ordinal
ORDER BY id
LIMIT $first
