// purpose: what a finished import was
// params: id
// rows: source, rows, rejected; none if it is unknown or not finished
MATCH (i:Import {id: $id, state: 'DONE'})
RETURN i.source AS source, coalesce(i.rows, 0) AS rows, coalesce(i.rejected, 0) AS rejected
