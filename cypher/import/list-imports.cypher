// purpose: finished imports, newest first
// params: after: id of the one before the first, or null; first: how many
// rows: the report of each
OPTIONAL MATCH (a:Import {id: $after})
WITH a
MATCH (i:Import {state: 'DONE'})
WHERE $after IS NULL OR i.seq < a.seq
WITH i ORDER BY i.seq DESC LIMIT $first
RETURN i.id AS id, i.source AS source, i.at AS at, i.rows AS rows, i.accepted AS accepted, i.duplicates AS duplicates,
       i.rejected AS rejected, i.customers AS customers, size(coalesce(i.touchpoints, [])) AS touchpoints, i.notes AS notes,
       COLLECT { MATCH (i)-[:REJECTED]->(r:Rejection) RETURN r ORDER BY r.place } AS rejections
ORDER BY i.seq DESC
