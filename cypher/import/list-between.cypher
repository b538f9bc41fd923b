// purpose: imports that became visible lately, oldest first
// params: after, until: versions; first: how many of the newest
// rows: the report of each
MATCH (i:Import) USING INDEX i:Import(version)
WHERE i.version > $after AND i.version <= $until AND i.state = 'DONE'
WITH i ORDER BY i.version DESC LIMIT $first
RETURN i.id AS id, i.source AS source, i.at AS at, i.rows AS rows, i.accepted AS accepted, i.duplicates AS duplicates,
       i.rejected AS rejected, i.taken AS taken, i.leftOut AS leftOut, i.fates AS fates, i.reasons AS reasons,
       i.reasonRecords AS reasonRecords, i.customers AS customers, size(coalesce(i.touchpoints, [])) AS touchpoints, i.notes AS notes, coalesce(i.expired, 0) AS expired,
       COLLECT { MATCH (i)-[:REJECTED]->(r:Rejection) RETURN properties(r) ORDER BY r.place } AS rejections
ORDER BY i.version
