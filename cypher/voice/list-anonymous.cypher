// purpose: numbers of what was said by nobody knows whom, for deduplication
// params: imports: first and last seq of each run of those that count
// rows: hashes
MATCH (i:Import)-[:SAID]->(v:Voice)
WHERE i.said > 0 AND any(run IN $imports WHERE run[0] <= v.import AND v.import <= run[1])
RETURN coalesce(v.hashes, []) AS hashes
